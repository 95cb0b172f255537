#version 460
#extension GL_GOOGLE_include_directive : require
#include "scene.glsl"

// Depth is near / w: a float depth buffer then keeps the same relative precision at any distance. Higher layers of
// surfaces in one place are nearer to the eye by a share of their distance, see CoplanarLayers.

const float LAYER_STEP = 1.0 / 16384;
const uint LAST_LAYER = (1u << LAYER_BITS) - 1;

layout(location = 0) in vec3 position;
#ifdef COLOR
layout(location = 1) in vec2 normalCode;
layout(location = 2) in uint color;
layout(location = 0) flat out uint outColor;
layout(location = 1) flat out vec2 outLights;
#ifdef PAINTED
layout(location = 4) out vec3 outTint;
#endif
#endif
#ifdef SAMPLED
layout(location = 3) in uint material;
layout(location = 4) in vec2 uv;
layout(location = 2) flat out uint outMaterial;
layout(location = 3) out vec2 outUv;
#endif
#ifdef IDS
layout(location = 5) in ivec2 identity;
layout(location = 5) flat out int outId;
#endif

layout(push_constant) uniform Push {
    uint view;
    float near;
    uint lighting;  // Lighting
    uint ids;       // IdKind
} push;

#ifdef PAINTED
#include "surface.glsl"
#endif

#ifdef COLOR
// Values of Lighting.
const uint LIGHTING_SUN = 0;
const uint LIGHTING_NONE = 2;
const uint LIGHTING_DARK = 3;

// Light.cs says what these are.
const float AMBIENT_MIDDLE = 0.475;
const float AMBIENT_RANGE = 0.125;
const float SUN_STRENGTH = 0.4;
const vec3 SUN = vec3(0.48, 0.8, 0.36);

// Octahedral map: the lower half of the sphere is folded over the corners of a square.
vec3 decodeNormal(vec2 code) {
    vec3 normal = vec3(code, 1 - abs(code.x) - abs(code.y));
    if (normal.z < 0) {
        normal.xy = (1 - abs(normal.yx)) * vec2(normal.x < 0 ? -1 : 1, normal.y < 0 ? -1 : 1);
    }

    return normalize(normal);
}

float light(vec3 normal) {
    float sun = push.lighting == LIGHTING_SUN ? max(0, SUN_STRENGTH * dot(normal, SUN)) : 0;
    return AMBIENT_MIDDLE + AMBIENT_RANGE * normal.y + sun;
}

void shade(Slot slot) {
    vec3 n = decodeNormal(normalCode);
    vec3 normal = vec3(dot(slot.row0.xyz, n), dot(slot.row1.xyz, n), dot(slot.row2.xyz, n));
    outLights = push.lighting == LIGHTING_NONE ? vec2(1) : push.lighting == LIGHTING_DARK ? vec2(0)
        : vec2(light(normal), light(-normal));
    outColor = color;
#ifdef PAINTED
    Material m = materials[materialNumber(material)];
    outTint = m.texture != 0 ? vec3(1) : m.color;
    if ((material & TINTED) != 0) {
        outTint *= toLinear(unpackUnorm4x8(color).rgb);
    }
#endif
}
#endif

void main() {
    View view = views[push.view];
    uint instance = uint(gl_InstanceIndex);
    Slot slot = slots[bitfieldExtract(instance, 0, int(LAYER_SHIFT))];
    float depth = push.near * (1 - float(LAST_LAYER - (instance >> LAYER_SHIFT)) * LAYER_STEP);
    vec4 p = vec4(position, 1);
    vec3 fromEye = vec3(dot(slot.row0, p), dot(slot.row1, p), dot(slot.row2, p)) - eyeOf(view);
    gl_Position = vec4(
        dot(view.x.xyz, fromEye), dot(view.y.xyz, fromEye), depth, dot(view.forward.xyz, fromEye));
#ifdef COLOR
    shade(slot);
#endif
#ifdef SAMPLED
    outMaterial = material;
    outUv = uv;
#endif
#ifdef IDS
    outId = push.ids != 0 ? identity.y : int(slot.info.z) + (slot.info.w != 0 ? identity.x : 0);
#endif
}
