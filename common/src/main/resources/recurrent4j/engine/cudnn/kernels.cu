/*
 * Everything that a network computes on a GPU besides cuDNN's recurrent layers and matrix products.
 *
 * Arrays are row by row, [time][batch][features], and those that come from Java or go there [time][features][batch]; a row is
 * one step of one sequence. A pointer that may be 0 says so. No sum depends on the order in which threads run.
 */

typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long s64;

#define FOR_EACH(i, n) \
    for (s64 i = blockIdx.x * (s64) blockDim.x + threadIdx.x; i < (n); i += gridDim.x * (s64) blockDim.x)

/* Below every logarithm of a probability; CUDA's run-time compiler knows no INFINITY. */
#define LEAST -3.4e38f

/* Threads of a block that sums; blocks are never larger. */
#define LARGEST_BLOCK 256

/* The sum, or the largest, of a value of each thread of a block, whose size is a power of 2; known to all of them. */
static __device__ float block_sum(float value, float* shared) {
    shared[threadIdx.x] = value;
    __syncthreads();
    for (u32 half = blockDim.x / 2; half > 0; half /= 2) {
        if (threadIdx.x < half) {
            shared[threadIdx.x] += shared[threadIdx.x + half];
        }
        __syncthreads();
    }
    float sum = shared[0];
    __syncthreads();
    return sum;
}

static __device__ float block_max(float value, float* shared) {
    shared[threadIdx.x] = value;
    __syncthreads();
    for (u32 half = blockDim.x / 2; half > 0; half /= 2) {
        if (threadIdx.x < half) {
            shared[threadIdx.x] = fmaxf(shared[threadIdx.x], shared[threadIdx.x + half]);
        }
        __syncthreads();
    }
    float largest = shared[0];
    __syncthreads();
    return largest;
}

/*
 * A random number that depends on nothing but its place: Philox 4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy
 * as 1, 2, 3"), first word.
 */
static __device__ u32 philox(u64 place, u32 step, u32 layer, u64 seed) {
    u32 c0 = (u32) place, c1 = (u32) (place >> 32), c2 = step, c3 = layer;
    u32 k0 = (u32) seed, k1 = (u32) (seed >> 32);
    for (int round = 0; round < 10; round++) {
        u64 a = 0xD2511F53ull * c0, b = 0xCD9E8D57ull * c2;
        c0 = (u32) (b >> 32) ^ c1 ^ k0;
        c2 = (u32) (a >> 32) ^ c3 ^ k1;
        c1 = (u32) b;
        c3 = (u32) a;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return c0;
}

extern "C" {

/* ---- what a network reads ---------------------------------------------------------------------------------------------- */

/* out [rows][symbols] */
__global__ void one_hot(const int* tokens, float* out, s64 rows, int symbols) {
    FOR_EACH(i, rows * symbols) {
        out[i] = tokens[i / symbols] == i % symbols ? 1.f : 0.f;
    }
}

/* Adds, if asked to, the vectors of a track: tokens [time][tracks][batch], table [symbols][features], out [rows][features]. */
__global__ void look_up(const int* tokens, const float* table, float* out, s64 rows, int batch, int tracks, int track,
        int features, int add) {
    FOR_EACH(i, rows * features) {
        s64 row = i / features;
        int token = tokens[(row / batch * tracks + track) * batch + row % batch];
        float value = table[token * (s64) features + i % features];
        out[i] = add ? out[i] + value : value;
    }
}

/* Sums of rows that stand in a list, of those from starts[k] up to starts[k + 1]: sums [parts][features] */
__global__ void sum_listed(const float* in, const int* rows, const int* starts, float* sums, int parts, int features) {
    FOR_EACH(i, parts * (s64) features) {
        int part = (int) (i / features);
        float sum = 0;
        for (int k = starts[part]; k < starts[part + 1]; k++) {
            sum += in[rows[k] * (s64) features + i % features];
        }
        sums[i] = sum;
    }
}

/* Sums of the parts of each symbol that was read, from starts[k] up to starts[k + 1], into its row of the table. */
__global__ void sum_parts(const float* parts, const int* starts, const int* symbols, float* table, int read, int features) {
    FOR_EACH(i, read * (s64) features) {
        int k = (int) (i / features);
        float sum = 0;
        for (int part = starts[k]; part < starts[k + 1]; part++) {
            sum += parts[part * (s64) features + i % features];
        }
        table[symbols[k] * (s64) features + i % features] = sum;
    }
}

/* Each of some matrices the other way round: in [matrices][rows][columns], out [matrices][columns][rows] */
__global__ void transpose(const float* in, float* out, s64 matrices, int rows, int columns) {
    s64 size = rows * (s64) columns;
    FOR_EACH(i, matrices * size) {
        s64 place = i % size;
        out[i] = in[i / size * size + place % rows * columns + place / rows];
    }
}

/* ---- what lies between the layers ---------------------------------------------------------------------------------------- */

/* Keeps a value unless its random number is below the limit, and then scales it; in and out may be the same. */
__global__ void drop(const float* in, float* out, s64 count, int limit, float scale, s64 seed, int step, int layer) {
    FOR_EACH(i, count) {
        out[i] = philox(i, step, layer, seed) < (u32) limit ? 0.f : in[i] * scale;
    }
}

/* Drops a feature of a sequence from all its steps or from none. */
__global__ void drop_features(const float* in, float* out, s64 rows, int batch, int features, int limit, float scale,
        s64 seed, int step, int layer) {
    FOR_EACH(i, rows * features) {
        s64 place = i / features % batch * features + i % features;
        out[i] = philox(place, step, layer, seed) < (u32) limit ? 0.f : in[i] * scale;
    }
}

/* Clears the steps behind the ends of sequences. */
__global__ void clear_padding(float* x, const int* lengths, s64 rows, int batch, int features) {
    FOR_EACH(i, rows * features) {
        s64 row = i / features;
        if (row / batch >= lengths[row % batch]) {
            x[i] = 0;
        }
    }
}

/*
 * What the states y [time][batch][directions][units] of a sequence become: kind 0 the last in reading order, 1 the largest, whose
 * step is noted in places [batch][directions * units], 2 the mean. out [batch][directions][slots][units]; lengths may be 0.
 */
__global__ void pool(int kind, const float* y, const int* lengths, float* out, int* places, int steps, int batch, int units,
        int directions, int slot, int slots) {
    int features = directions * units;
    FOR_EACH(i, batch * (s64) features) {
        int b = (int) (i / features), direction = (int) (i % features / units), unit = (int) (i % units);
        int length = lengths ? lengths[b] : steps;
        s64 apart = batch * (s64) features;
        float value = 0;
        if (kind == 0) {
            value = y[(direction ? 0 : length - 1) * apart + i];
        } else if (kind == 1) {
            int place = 0;
            value = y[i];
            for (int t = 1; t < length; t++) {
                if (y[t * apart + i] > value) {
                    value = y[t * apart + i];
                    place = t;
                }
            }
            places[i] = place;
        } else {
            for (int t = 0; t < length; t++) {
                value += y[t * apart + i];
            }
            value /= length;
        }
        out[((b * (s64) directions + direction) * slots + slot) * units + unit] = value;
    }
}

/* Adds to dy what pool gives back. */
__global__ void pool_back(int kind, const float* dout, const int* lengths, float* dy, const int* places, int steps, int batch,
        int units, int directions, int slot, int slots) {
    int features = directions * units;
    FOR_EACH(i, batch * (s64) features) {
        int b = (int) (i / features), direction = (int) (i % features / units), unit = (int) (i % units);
        int length = lengths ? lengths[b] : steps;
        s64 apart = batch * (s64) features;
        float slope = dout[((b * (s64) directions + direction) * slots + slot) * units + unit];
        if (kind == 0) {
            dy[(direction ? 0 : length - 1) * apart + i] += slope;
        } else if (kind == 1) {
            dy[places[i] * apart + i] += slope;
        } else {
            for (int t = 0; t < length; t++) {
                dy[t * apart + i] += slope / length;
            }
        }
    }
}

/* ---- answers and their losses -------------------------------------------------------------------------------------------- */

__global__ void add_bias(float* z, const float* bias, s64 rows, int columns) {
    FOR_EACH(i, rows * columns) {
        z[i] += bias[i % columns];
    }
}

/* Probabilities in the place of their logarithms; a block for each row. */
__global__ void softmax(float* z, int columns) {
    __shared__ float shared[LARGEST_BLOCK];
    z += blockIdx.x * (s64) columns;
    float largest = LEAST, sum = 0;
    for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        largest = fmaxf(largest, z[j]);
    }
    largest = block_max(largest, shared);
    for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        sum += expf(z[j] - largest);
    }
    sum = block_sum(sum, shared);
    for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        z[j] = expf(z[j] - largest) / sum;
    }
}

/* From derivatives by probabilities to those by what softmax was given, in place; a block for each row. */
__global__ void softmax_slopes(const float* answers, float* slopes, int columns) {
    __shared__ float shared[LARGEST_BLOCK];
    answers += blockIdx.x * (s64) columns;
    slopes += blockIdx.x * (s64) columns;
    float sum = 0;
    for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        sum += answers[j] * slopes[j];
    }
    sum = block_sum(sum, shared);
    for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        slopes[j] = answers[j] * (slopes[j] - sum);
    }
}

__global__ void sigmoid(float* z, s64 count) {
    FOR_EACH(i, count) {
        z[i] = 1.f / (1.f + expf(-z[i]));
    }
}

__global__ void sigmoid_slopes(const float* answers, float* slopes, s64 count) {
    FOR_EACH(i, count) {
        slopes[i] *= answers[i] * (1.f - answers[i]);
    }
}

/*
 * Softmax and cross-entropy: the loss of each row, and in the place of z its derivatives, scaled; a block for each row. Where
 * asked is not 0, it says which rows count.
 */
__global__ void softmax_loss(float* z, const int* classes, const float* asked, float* losses, int columns, float scale) {
    __shared__ float shared[LARGEST_BLOCK];
    s64 row = blockIdx.x;
    z += row * columns;
    float weight = asked ? asked[row] : 1.f;
    if (weight == 0) {
        for (int j = threadIdx.x; j < columns; j += blockDim.x) {
            z[j] = 0;
        }
        if (threadIdx.x == 0) {
            losses[row] = 0;
        }
        return;
    }
    float largest = LEAST, sum = 0;
    for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        largest = fmaxf(largest, z[j]);
    }
    largest = block_max(largest, shared);
    for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        sum += expf(z[j] - largest);
    }
    sum = block_sum(sum, shared);
    int right = classes[row];
    if (threadIdx.x == 0) {
        losses[row] = weight * (logf(sum) - (z[right] - largest));
    }
    __syncthreads();
    for (int j = threadIdx.x; j < columns; j += blockDim.x) {
        z[j] = weight * scale * (expf(z[j] - largest) / sum - (j == right ? 1.f : 0.f));
    }
}

/*
 * Losses that are sums over the values of an answer, and in the place of z the derivatives, scaled: kind 0 the mean of squares, 1
 * the mean of absolute errors, 2 the mean of quantile losses, 3 the sum of binary cross-entropies of a sigmoid. levels may be 0
 * but for kind 2, asked may be.
 */
__global__ void value_loss(int kind, float* z, const float* labels, const float* asked, const float* levels, float* losses,
        s64 rows, int columns, int level_count, float scale) {
    FOR_EACH(row, rows) {
        float weight = asked ? asked[row] : 1.f;
        float loss = 0;
        for (int j = 0; j < columns; j++) {
            s64 i = row * columns + j;
            float slope = 0;
            if (weight != 0) {
                float error = z[i] - labels[i];
                float sign = error > 0 ? 1.f : error < 0 ? -1.f : 0.f;
                if (kind == 0) {
                    loss += error * error / columns;
                    slope = 2 * error / columns;
                } else if (kind == 1) {
                    loss += fabsf(error) / columns;
                    slope = sign / columns;
                } else if (kind == 2) {
                    float level = levels[j % level_count];
                    slope = (error < 0 ? level : 1.f - level) * sign / columns;
                    loss += slope * error;
                } else {
                    loss += fmaxf(z[i], 0.f) - z[i] * labels[i] + log1pf(expf(-fabsf(z[i])));
                    slope = 1.f / (1.f + expf(-z[i])) - labels[i];
                }
            }
            z[i] = weight * scale * slope;
        }
        losses[row] = weight * loss;
    }
}

/* ---- sums and steps ------------------------------------------------------------------------------------------------------ */

/* Sums of the columns over so many rows for each of gridDim.y parts: out [parts][columns]; added to what is there, if asked to. */
__global__ void sum_columns(const float* in, float* out, s64 rows, int columns, int rows_of_part, int add) {
    s64 from = blockIdx.y * (s64) rows_of_part;
    s64 to = from + rows_of_part < rows ? from + rows_of_part : rows;
    FOR_EACH(j, columns) {
        float sum = add ? out[blockIdx.y * (s64) columns + j] : 0.f;
        for (s64 row = from; row < to; row++) {
            sum += in[row * columns + j];
        }
        out[blockIdx.y * (s64) columns + j] = sum;
    }
}

/* A sum for each block, scaled. */
__global__ void sum(const float* in, float* out, s64 count, float scale) {
    __shared__ float shared[LARGEST_BLOCK];
    float sum = 0;
    FOR_EACH(i, count) {
        sum += in[i];
    }
    sum = block_sum(sum, shared);
    if (threadIdx.x == 0) {
        out[blockIdx.x] = sum * scale;
    }
}

/* A sum of squares for each block. */
__global__ void sum_squares(const float* in, float* out, s64 count) {
    __shared__ float shared[LARGEST_BLOCK];
    float sum = 0;
    FOR_EACH(i, count) {
        sum += in[i] * in[i];
    }
    sum = block_sum(sum, shared);
    if (threadIdx.x == 0) {
        out[blockIdx.x] = sum;
    }
}

/*
 * A step of Adam (Kingma and Ba 2015) down a gradient whose squared norm is known: shortened to the norm clip, if that is above 0;
 * nothing, where it is no finite number.
 */
__global__ void adam(float* weights, float* means, float* squares, const float* gradient, s64 count, const float* square_norm,
        float clip, float rate, float beta1, float beta2, float epsilon) {
    float norm = sqrtf(*square_norm);
    if (!(norm <= 3.0e38f)) {
        return;
    }
    float factor = clip > 0 && norm > clip ? clip / norm : 1.f;
    FOR_EACH(i, count) {
        float g = gradient[i] * factor;
        float m = beta1 * means[i] + (1.f - beta1) * g;
        float v = beta2 * squares[i] + (1.f - beta2) * g * g;
        means[i] = m;
        squares[i] = v;
        weights[i] -= rate * m / (sqrtf(v) + epsilon);
    }
}

}
