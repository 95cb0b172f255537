#version 460

layout(location = 0) flat in uint color;
layout(location = 1) flat in vec2 lights;
layout(location = 0) out vec4 outColor;

void main() {
    float light = gl_FrontFacing ? lights.x : lights.y;
    vec3 bytes = floor(255 * unpackUnorm4x8(color).rgb * light + 0.5);
    outColor = vec4(min(bytes, 255) / 255, 1);
}
