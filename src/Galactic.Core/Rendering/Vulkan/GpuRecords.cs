using System.Numerics;
using System.Runtime.InteropServices;

namespace Galactic.Rendering.Vulkan;

/// <summary>A camera, as scene.glsl declares it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpuView
{
    /// <summary>Right over the tangent of half the width; x of the eye.</summary>
    public Vector4 X;

    /// <summary>Down over the tangent of half the height; y of the eye.</summary>
    public Vector4 Y;

    /// <summary>Unit vector of view; z of the eye.</summary>
    public Vector4 Forward;

    /// <summary>First slot.</summary>
    public uint FirstSlot;

    /// <summary>Slots in use.</summary>
    public uint SlotCount;

    /// <summary>Chunks of all slots.</summary>
    public uint Candidates;

    /// <summary>Unused.</summary>
    public uint Padding;
}

/// <summary>A mesh at a place, as scene.glsl declares it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpuSlot
{
    /// <summary>First row of the pose.</summary>
    public Vector4 Row0;

    /// <summary>Second row.</summary>
    public Vector4 Row1;

    /// <summary>Third row.</summary>
    public Vector4 Row2;

    /// <summary>First chunk of the mesh.</summary>
    public uint FirstChunk;

    /// <summary>Chunks of the slots before this one.</summary>
    public uint FirstCandidate;

    /// <summary>Number of the thing.</summary>
    public uint Instance;

    /// <summary>Class of the thing.</summary>
    public uint Semantic;
}

/// <summary>Neighbouring triangles of a mesh, as scene.glsl declares them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpuChunk
{
    /// <summary>Set in <see cref="IndexCount"/> if only fronts are seen.</summary>
    public const uint SingleSided = 1u << 31;

    /// <summary>Middle of the box around them.</summary>
    public Vector3 Center;

    /// <summary>First entry in the index buffer.</summary>
    public uint FirstIndex;

    /// <summary>Half the edges of the box.</summary>
    public Vector3 HalfSize;

    /// <summary>Three per triangle.</summary>
    public uint IndexCount;
}

/// <summary>A corner of triangles; the inputs of draw.vert.</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct GpuVertex
{
    /// <summary>Mesh frame, metres.</summary>
    public Vector3 Position;

    /// <summary>Unit normal of the triangle, see <see cref="NormalCode"/>.</summary>
    public uint Normal;

    /// <summary>sRGB.</summary>
    public uint Color;
}
