#version 460
#extension GL_GOOGLE_include_directive : require
#include "scene.glsl"

// Depth is near / w: a float depth buffer then keeps the same relative precision at any distance.

layout(location = 0) in vec3 position;
#ifdef COLOR
layout(location = 1) in vec2 normalCode;
layout(location = 2) in uint color;
layout(location = 0) flat out uint outColor;
layout(location = 1) flat out vec2 outLight;
#endif

layout(push_constant) uniform Push {
    uint view;
    float near;
} push;

#ifdef COLOR
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
    return AMBIENT_MIDDLE + AMBIENT_RANGE * normal.y + max(0, SUN_STRENGTH * dot(normal, SUN));
}
#endif

void main() {
    View view = views[push.view];
    Slot slot = slots[gl_InstanceIndex];
    vec4 p = vec4(position, 1);
    vec3 fromEye = vec3(dot(slot.row0, p), dot(slot.row1, p), dot(slot.row2, p)) - eyeOf(view);
    gl_Position = vec4(
        dot(view.x.xyz, fromEye), dot(view.y.xyz, fromEye), push.near, dot(view.forward.xyz, fromEye));
#ifdef COLOR
    vec3 n = decodeNormal(normalCode);
    vec3 normal = vec3(dot(slot.row0.xyz, n), dot(slot.row1.xyz, n), dot(slot.row2.xyz, n));
    outColor = color;
    outLight = vec2(light(normal), light(-normal));
#endif
}
