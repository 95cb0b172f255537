#version 460
#extension GL_EXT_samplerless_texture_functions : require
#extension GL_GOOGLE_include_directive : require

#ifdef COLOR
layout(location = 0) flat in uint color;
layout(location = 1) flat in vec2 lights;
layout(location = 0) out vec4 outColor;
#endif
#ifdef PAINTED
layout(location = 4) in vec3 tint;
#endif
#ifdef SAMPLED
#include "surface.glsl"
layout(location = 2) flat in uint material;
layout(location = 3) in vec2 uv;

// All texels of all levels of all textures one after the other, in rows and layers of 4096.
layout(set = 0, binding = 4) uniform texture2DArray texels;
const uint PAGE_BITS = 12;
#endif
#ifdef IDS
layout(location = 5) flat in int id;
layout(location = ID_LOCATION) out int outId;
#endif

#ifdef SAMPLED
// A texture coordinate between 0 and 1, or 0 and 2 for a mirrored texture.
float wrap(float coordinate, uint mode) {
    if (mode == 1) {
        return clamp(coordinate, 0, 1);
    }

    return mode == 0 ? coordinate - floor(coordinate) : coordinate - 2 * floor(coordinate * 0.5);
}

int wrap(int texel, int size, uint mode) {
    if (mode == 1) {
        return clamp(texel, 0, size - 1);
    }

    if (mode == 0) {
        return texel < 0 ? texel + size : texel >= size ? texel - size : texel;
    }

    texel = texel < 0 ? texel + 2 * size : texel >= 2 * size ? texel - 2 * size : texel;
    return texel < size ? texel : 2 * size - 1 - texel;
}

vec4 texelAt(uint first, uint column, uint row, uint width) {
    uint index = first + row * width + column;
    const uint MASK = (1u << PAGE_BITS) - 1;
    return texelFetch(
        texels, ivec3(index & MASK, index >> PAGE_BITS & MASK, index >> 2 * PAGE_BITS), 0);
}

// The level whose texels are nearest in size to a pixel, along the longer side of the pixel's footprint; of that the
// four texels around the point, blended as stored.
vec4 sampleTexture(Material m, vec2 across, vec2 down) {
    Texture t = textures[m.texture - 1];
    vec2 size = vec2(t.width, t.height);
    vec2 alongX = across * size;
    vec2 alongY = down * size;
    float square = max(max(dot(alongX, alongX), dot(alongY, alongY)), 1e-20);
    uint level = uint(clamp(floor(0.5 * log2(square) + 0.5), 0, float(t.levels - 1)));
    ivec2 shown = max(ivec2(t.width, t.height) >> level, ivec2(1));
    vec2 place = vec2(wrap(uv.x, m.wrapX), wrap(uv.y, m.wrapY)) * vec2(shown) - 0.5;
    vec2 corner = floor(place);
    vec2 share = place - corner;
    ivec2 low = ivec2(corner);
    ivec2 a = ivec2(wrap(low.x, shown.x, m.wrapX), wrap(low.y, shown.y, m.wrapY));
    ivec2 b = ivec2(wrap(low.x + 1, shown.x, m.wrapX), wrap(low.y + 1, shown.y, m.wrapY));
    uint first = t.offsets[level];
    uint width = uint(shown.x);
    vec4 upper = mix(texelAt(first, a.x, a.y, width), texelAt(first, b.x, a.y, width), share.x);
    vec4 lower = mix(texelAt(first, a.x, b.y, width), texelAt(first, b.x, b.y, width), share.x);
    return mix(upper, lower, share.y);
}

vec4 surfaceTexel(Material m) {
    // Coordinates times 1 / w are linear over the screen, so that these differences are the derivatives themselves.
    float inverse = gl_FragCoord.w;
    vec2 linear = uv * inverse;
    vec2 across = (dFdx(linear) - uv * dFdx(inverse)) / inverse;
    vec2 down = (dFdy(linear) - uv * dFdy(inverse)) / inverse;
    return m.texture != 0 ? sampleTexture(m, across, down) : vec4(1);
}
#endif

#ifdef PAINTED
vec3 surfaceColor() {
    Material m = materials[materialNumber(material)];
    vec4 texel = surfaceTexel(m);
#ifdef MASKED
    if (texel.a < m.alphaCutoff) {
        discard;
    }
#endif
    return (material & TINTED) == 0 && m.texture != 0
        ? texel.rgb
        : toSrgb(clamp(tint, 0, 1) * toLinear(texel.rgb));
}

#elif defined(COLOR)
vec3 surfaceColor() { return unpackUnorm4x8(color).rgb; }
#endif

void main() {
#ifdef COLOR
    float light = gl_FrontFacing ? lights.x : lights.y;
    vec3 bytes = floor(255 * surfaceColor() * light + 0.5);
#ifdef PAINTED
    bytes += floor(255 * materials[materialNumber(material)].emission.rgb + 0.5);
#endif
    outColor = vec4(min(bytes, 255) / 255, 1);
#elif defined(MASKED)
    Material m = materials[materialNumber(material)];
    if (surfaceTexel(m).a < m.alphaCutoff) {
        discard;
    }
#endif
#ifdef IDS
    outId = id;
#endif
}
