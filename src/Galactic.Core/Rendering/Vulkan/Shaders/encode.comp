#version 460
#extension GL_EXT_samplerless_texture_functions : require

// Turns a tiled image into what a DepthTarget or ColorTarget asks for. The values of all views are one sequence; each
// invocation writes four of them.

const uint GROUP = 64;
layout(local_size_x = 64) in;
layout(constant_id = 0) const uint IS_COLOR = 0;
layout(constant_id = 1) const uint ENCODING = 0;  // DepthEncoding
layout(constant_id = 2) const uint TYPE = 0;      // PixelType
layout(constant_id = 3) const uint LAYOUT = 0;    // PixelLayout
layout(constant_id = 4) const uint CHANNELS = 1;

layout(set = 0, binding = 0) uniform texture2D image;
layout(std430, set = 0, binding = 1) writeonly buffer Target { uint target[]; };

layout(push_constant) uniform Push {
    uvec2 size;         // of a view
    uint tilesAcross;
    uint count;         // values in all
    float near;
} push;

const uint PATCH = 8;
const uint AREA = 64;
const float FAR = 10;

// Column, row and channel of a value of a view.
uvec3 placeOf(uint index) {
    uint width = push.size.x;
    uint pixels = width * push.size.y;
    uint pixel = LAYOUT == 0 ? index / CHANNELS : index % pixels;
    uint channel = LAYOUT == 0 ? index % CHANNELS : index / pixels;
    if (LAYOUT == 0 || LAYOUT == 3) {
        return uvec3(pixel % width, pixel / width, channel);
    }

    uint patches = pixels / AREA;
    uint inside = LAYOUT == 1 ? index / patches : index % (AREA * CHANNELS);
    uint patch8 = LAYOUT == 1 ? index % patches : index / (AREA * CHANNELS);
    uint across = width / PATCH;
    return uvec3(
        patch8 % across * PATCH + inside % PATCH, patch8 / across * PATCH + inside % AREA / PATCH, inside / AREA);
}

float encodeDepth(float nearOverDistance) {
    bool isHit = nearOverDistance > 0;
    float metres = isHit ? push.near / nearOverDistance : 0;
    if (ENCODING == 0) {
        return metres;
    }

    return ENCODING == 1 ? min(metres, FAR) / FAR : 2 / (1 + (isHit ? metres : FAR)) - 0.9;
}

float valueAt(uint index) {
    if (index >= push.count) {
        return 0;
    }

    uint perView = push.size.x * push.size.y * CHANNELS;
    uint view = index / perView;
    uvec3 place = placeOf(index % perView);
    uvec2 tile = uvec2(view % push.tilesAcross, view / push.tilesAcross);
    vec4 pixel = texelFetch(image, ivec2(tile * push.size + place.xy), 0);
    return IS_COLOR != 0 ? pixel[place.z] : encodeDepth(pixel.r);
}

// Nearest bfloat16, ties to even.
uint half16(float value) {
    uint bits = floatBitsToUint(value);
    return bits + 0x7FFFu + (bits >> 16 & 1u) >> 16;
}

void main() {
    uint me = (gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x) * GROUP + gl_LocalInvocationIndex;
    if (me * 4 >= push.count) {
        return;
    }

    vec4 v = vec4(valueAt(me * 4), valueAt(me * 4 + 1), valueAt(me * 4 + 2), valueAt(me * 4 + 3));
    if (TYPE == 0) {
        for (uint i = 0; i < 4; i++) {
            target[me * 4 + i] = floatBitsToUint(v[i]);
        }
    } else if (TYPE == 1) {
        target[me * 2] = half16(v.x) | half16(v.y) << 16;
        target[me * 2 + 1] = half16(v.z) | half16(v.w) << 16;
    } else {
        target[me] = packUnorm4x8(v);
    }
}
