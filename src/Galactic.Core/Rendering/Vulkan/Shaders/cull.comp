#version 460
#extension GL_GOOGLE_include_directive : require
#include "scene.glsl"

// One group per view: tests the boxes of all chunks it might show against its view pyramid and writes a draw for
// each that is inside, in order, so that the same batch always gives the same draws. Six lists, for the pipelines that
// draw them: see DrawRoom.

const uint SIZE = 64;
const uint LISTS = 6;
const uint LIST_SHIFT = 29;
layout(local_size_x = 64) in;

struct Command {
    uint indexCount;
    uint instanceCount;
    uint firstIndex;
    int vertexOffset;
    uint firstInstance;
};

layout(std430, set = 0, binding = 2) readonly buffer Chunks { Chunk chunks[]; };
layout(std430, set = 0, binding = 3) writeonly buffer Commands { Command commands[]; };
layout(std430, set = 0, binding = 4) writeonly buffer Counts { uint counts[]; };

layout(push_constant) uniform Push {
    uint starts[LISTS];  // of the lists in those of a view
    uint room;           // in all lists of a view
} push;

// Two lists share a number: no more than SIZE draws are counted at a time.
shared uvec3 sums[2][SIZE];

// The last slot that starts at or before a candidate.
uint slotOf(View view, uint candidate) {
    uint low = 0;
    uint high = view.range.y;
    while (high - low > 1) {
        uint middle = (low + high) / 2;
        if (slots[view.range.x + middle].info.y <= candidate) {
            low = middle;
        } else {
            high = middle;
        }
    }

    return view.range.x + low;
}

bool isInside(vec3 normal, vec3 center, mat3 axes, vec3 halfSize) {
    return dot(normal, center) + dot(abs(normal * axes), halfSize) >= 0;
}

bool isVisible(View view, Slot slot, Chunk chunk) {
    mat3 axes = transpose(mat3(slot.row0.xyz, slot.row1.xyz, slot.row2.xyz));
    vec3 center = axes * chunk.center + vec3(slot.row0.w, slot.row1.w, slot.row2.w) - eyeOf(view);
    // Room for rounding: a box may be seen in vain, never be lost.
    vec3 halfSize = chunk.halfSize + 1e-4 + 1e-6 * (abs(center.x) + abs(center.y) + abs(center.z));
    return isInside(view.forward.xyz, center, axes, halfSize)
        && isInside(view.forward.xyz + view.x.xyz, center, axes, halfSize)
        && isInside(view.forward.xyz - view.x.xyz, center, axes, halfSize)
        && isInside(view.forward.xyz + view.y.xyz, center, axes, halfSize)
        && isInside(view.forward.xyz - view.y.xyz, center, axes, halfSize);
}

uint countOf(uvec3 sums, uint list) { return sums[list / 2] >> list % 2 * 16 & 0xFFFFu; }

void main() {
    uint me = gl_LocalInvocationIndex;
    uint viewNumber = gl_WorkGroupID.x;
    View view = views[viewNumber];
    uint firstCommand = viewNumber * push.room;
    uint written[LISTS] = push.starts;
    for (uint first = 0; first < view.range.z; first += SIZE) {
        uint candidate = first + me;
        uint slotNumber = 0;
        uvec3 mine = uvec3(0);
        uint list = 0;
        Chunk chunk;
        if (candidate < view.range.z) {
            slotNumber = slotOf(view, candidate);
            Slot slot = slots[slotNumber];
            chunk = chunks[slot.info.x + candidate - slot.info.y];
            if (isVisible(view, slot, chunk)) {
                list = chunk.indexCount >> LIST_SHIFT;
                mine[list / 2] = 1u << list % 2 * 16;
            }
        }

        uint side = 0;
        sums[0][me] = mine;
        barrier();
        for (uint step = 1; step < SIZE; step *= 2) {
            sums[1 - side][me] = sums[side][me] + (me >= step ? sums[side][me - step] : uvec3(0));
            side = 1 - side;
            barrier();
        }

        if (mine != uvec3(0)) {
            uint place = written[list] + countOf(sums[side][me], list) - 1;
            uint layer = bitfieldExtract(chunk.indexCount, int(LIST_SHIFT - LAYER_BITS), int(LAYER_BITS));
            commands[firstCommand + place] = Command(
                chunk.indexCount & (1u << LIST_SHIFT - LAYER_BITS) - 1, 1, chunk.firstIndex, 0,
                slotNumber | layer << LAYER_SHIFT);
        }

        for (uint l = 0; l < LISTS; l++) {
            written[l] += countOf(sums[side][SIZE - 1], l);
        }

        barrier();
    }

    if (me < LISTS) {
        counts[viewNumber * LISTS + me] = written[me] - push.starts[me];
    }
}
