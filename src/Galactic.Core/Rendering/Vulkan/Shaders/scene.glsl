// What every stage reads of a batch. Mirrored by GpuView, GpuSlot and GpuChunk; all of them 16-byte rows.

// A camera. Clip space is (dot(x, p - eye), dot(y, p - eye), near, dot(forward, p - eye)).
struct View {
    vec4 x;       // eye.x in w, and so on
    vec4 y;
    vec4 forward;
    uvec4 range;  // first slot, slots, candidates (chunks of all slots)
};

// A mesh at a place.
struct Slot {
    vec4 row0;    // world from mesh
    vec4 row1;
    vec4 row2;
    uvec4 info;   // first chunk, candidates of the slots before it, instance identity, whether parts count from it
};

// Some hundred neighbouring triangles of a mesh.
struct Chunk {
    vec3 center;
    uint firstIndex;
    vec3 halfSize;
    uint indexCount;  // top bits: which of the lists of draws it belongs to, and its layer
};

// Layers of surfaces in one place, see CoplanarLayers: in the number of the instance above the slot's.
const uint LAYER_BITS = 5;
const uint LAYER_SHIFT = 32 - LAYER_BITS;

layout(std430, set = 0, binding = 0) readonly buffer Views { View views[]; };
layout(std430, set = 0, binding = 1) readonly buffer Slots { Slot slots[]; };

vec3 eyeOf(View view) { return vec3(view.x.w, view.y.w, view.forward.w); }
