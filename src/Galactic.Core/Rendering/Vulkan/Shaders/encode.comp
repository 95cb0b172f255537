#version 460

// Turns the tiled depth buffer into what a DepthTarget asks for. Each invocation writes two neighbouring values.

layout(local_size_x = 64) in;
layout(constant_id = 0) const uint ENCODING = 0;  // DepthEncoding
layout(constant_id = 1) const uint TYPE = 0;      // PixelType
layout(constant_id = 2) const uint LAYOUT = 0;    // PixelLayout

layout(set = 0, binding = 0) uniform sampler2D depth;
layout(std430, set = 0, binding = 1) writeonly buffer Target { uint target[]; };

layout(push_constant) uniform Push {
    uvec2 size;         // of an image
    uint tilesAcross;
    float near;
} push;

const uint PATCH = 8;
const float FAR = 10;

uvec2 pixelOf(uint index) {
    uvec2 patches = push.size / PATCH;
    if (LAYOUT == 0) {
        return uvec2(index % push.size.x, index / push.size.x);
    }

    uint count = patches.x * patches.y;
    uint channel = LAYOUT == 1 ? index / count : index % (PATCH * PATCH);
    uint place = LAYOUT == 1 ? index % count : index / (PATCH * PATCH);
    return uvec2(place % patches.x, place / patches.x) * PATCH + uvec2(channel % PATCH, channel / PATCH);
}

float encode(uint index) {
    uint view = gl_WorkGroupID.y;
    uvec2 tile = uvec2(view % push.tilesAcross, view / push.tilesAcross);
    float nearOverDistance = texelFetch(depth, ivec2(tile * push.size + pixelOf(index)), 0).r;
    bool isHit = nearOverDistance > 0;
    float metres = isHit ? push.near / nearOverDistance : 0;
    if (ENCODING == 0) {
        return metres;
    }

    return ENCODING == 1 ? min(metres, FAR) / FAR : 2 / (1 + (isHit ? metres : FAR)) - 0.9;
}

// Nearest bfloat16, ties to even.
uint half16(float value) {
    uint bits = floatBitsToUint(value);
    return bits + 0x7FFFu + (bits >> 16 & 1u) >> 16;
}

void main() {
    uint pixels = push.size.x * push.size.y;
    uint first = gl_WorkGroupID.y * pixels;
    for (uint index = gl_GlobalInvocationID.x * 2; index < pixels; index += gl_NumWorkGroups.x * 128) {
        float a = encode(index);
        float b = encode(index + 1);
        if (TYPE == 0) {
            target[first + index] = floatBitsToUint(a);
            target[first + index + 1] = floatBitsToUint(b);
        } else {
            target[(first + index) / 2] = half16(a) | half16(b) << 16;
        }
    }
}
