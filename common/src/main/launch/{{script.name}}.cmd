@echo off
rem Starts {{project.artifactId}} {{project.version}} out of the folder that this file lies in, from wherever it is called.
setlocal

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"

rem Without "call", cmd would strip the quotes around a path like C:\Program Files (x86)\java.
set "version=0"
for /f "tokens=2,3" %%a in ('call "%java%" -version 2^>^&1') do if "%%a"=="version" set "version=%%~b"
for /f "delims=.-+" %%a in ("%version%") do set "major=%%a"
if %major% lss 17 (
    echo Java 17 or newer is needed and "%java%" is version %version%; let JAVA_HOME name a newer one.>&2
    exit /b 2
)

rem Newer versions warn of how JavaCPP reaches memory; older ones do not know the option against that.
set "quiet="
if %major% geq 24 set "quiet=--sun-misc-unsafe-memory-access=allow"

rem A call is over before what runs some hundred times is worth compiling.
"%java%" %quiet% -XX:CompileThresholdScaling=10 %JAVA_OPTS% "-Drecurrent4j.started.as=%~nx0" -jar "%~dp0{{project.build.finalName}}-{{script.classifier}}.jar" %*
