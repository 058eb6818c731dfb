/*
 * Runs the kernels of kernels.cu on a CPU, one thread of a block after the other up to each barrier, in either order. Arrays end
 * where a page ends behind which nothing may be read. Reads launches from the standard input, and answers with the arrays.
 */
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>
#include <utility>
#include <vector>

#define __global__
#define __device__
#define __shared__ static

struct Three {
    unsigned x, y, z;
};
static Three blockIdx, blockDim, gridDim, threadIdx;
static void __syncthreads();

#include "kernels.cu"

static const size_t STACK = 1 << 16;
static ucontext_t scheduler, fibers[LARGEST_BLOCK];
static std::vector<char> stacks(STACK *LARGEST_BLOCK);
static bool waits[LARGEST_BLOCK];
static void (*work)(void **);
static void **arguments;

static void __syncthreads() {
    unsigned own = threadIdx.x;
    waits[own] = true;
    swapcontext(&fibers[own], &scheduler);
}

static void body() {
    work(arguments);
}

static void fail(const char *reason) {
    fprintf(stderr, "%s\n", reason);
    exit(1);
}

static void block(bool backwards) {
    unsigned threads = blockDim.x;
    for (unsigned i = 0; i < threads; i++) {
        getcontext(&fibers[i]);
        fibers[i].uc_stack.ss_sp = &stacks[i * STACK];
        fibers[i].uc_stack.ss_size = STACK;
        fibers[i].uc_link = &scheduler;
        makecontext(&fibers[i], body, 0);
    }
    for (unsigned waiting = threads; waiting > 0;) {
        waiting = 0;
        for (unsigned i = 0; i < threads; i++) {
            threadIdx.x = backwards ? threads - 1 - i : i;
            unsigned own = threadIdx.x;
            waits[own] = false;
            swapcontext(&scheduler, &fibers[own]);
            waiting += waits[own];
        }
        if (waiting > 0 && waiting < threads) {
            fail("Some threads of a block wait at a barrier that others don't reach.");
        }
    }
}

template <class... A, size_t... I>
static void unpack(void (*kernel)(A...), void **a, std::index_sequence<I...>) {
    kernel(*(A *) a[I]...);
}

template <class... A>
static void call(void (*kernel)(A...), void **a) {
    unpack(kernel, a, std::index_sequence_for<A...>());
}

static void (*KERNELS[])(void **) = {
/*TABLE*/
};

static void get(void *to, size_t bytes) {
    if (fread(to, 1, bytes, stdin) != bytes) {
        exit(0);
    }
}

static int number() {
    int value;
    get(&value, sizeof value);
    return value;
}

struct Array {
    char *memory, *data;
    size_t pages, bytes;
};

static Array array() {
    size_t page = sysconf(_SC_PAGESIZE);
    Array array;
    array.bytes = (size_t) number() * 4;
    array.pages = (array.bytes + page - 1) / page * page;
    array.memory = (char *) mmap(0, array.pages + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(array.memory + array.pages, page, PROT_NONE);
    array.data = array.memory + array.pages - array.bytes;
    get(array.data, array.bytes);
    return array;
}

int main() {
    for (;;) {
        int kernel = number();
        gridDim.x = number();
        gridDim.y = number();
        blockDim.x = number();
        bool backwards = number();
        std::vector<Array> arrays(number());
        for (Array &each : arrays) {
            each = array();
        }
        std::vector<long long> slots(number());
        std::vector<void *> pointers(slots.size());
        for (size_t i = 0; i < slots.size(); i++) {
            int kind = number();
            get(&slots[i], sizeof slots[i]);
            if (kind == 1) {
                slots[i] = slots[i] < 0 ? 0 : (long long) arrays[slots[i]].data;
            }
            pointers[i] = &slots[i];
        }
        work = KERNELS[kernel];
        arguments = pointers.data();
        for (blockIdx.y = 0; blockIdx.y < gridDim.y; blockIdx.y++) {
            for (blockIdx.x = 0; blockIdx.x < gridDim.x; blockIdx.x++) {
                block(backwards);
            }
        }
        for (Array &each : arrays) {
            fwrite(each.data, 1, each.bytes, stdout);
            munmap(each.memory, each.pages + sysconf(_SC_PAGESIZE));
        }
        fflush(stdout);
    }
}
