// Materials and textures. Mirrored by GpuMaterial and GpuTexture.

const uint TINTED = 0x80000000u;  // set in a material's number: corners have colours of their own
const uint LEVELS = 12;

struct Material {
    vec3 color;         // linear; texels hold it already
    float alphaCutoff;  // below this, the texture has a hole
    vec4 emission;      // sRGB
    uint texture;       // one more than its number; 0 for none
    uint padding;
    uint wrapX;         // TextureWrap
    uint wrapY;
};

struct Texture {
    uint width;
    uint height;
    uint levels;
    uint padding;
    uint offsets[LEVELS];  // first texel of each level
};

layout(std430, set = 0, binding = 2) readonly buffer Materials { Material materials[]; };
layout(std430, set = 0, binding = 3) readonly buffer Textures { Texture textures[]; };

uint materialNumber(uint material) { return (material & ~TINTED) - 1; }

vec3 toLinear(vec3 srgb) {
    return mix(pow((srgb + 0.055) / 1.055, vec3(2.4)), srgb / 12.92, lessThanEqual(srgb, vec3(0.04045)));
}

vec3 toSrgb(vec3 linear) {
    return mix(1.055 * pow(linear, vec3(1 / 2.4)) - 0.055, linear * 12.92, lessThanEqual(linear, vec3(0.0031308)));
}
