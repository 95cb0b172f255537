using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Assets;

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

    /// <summary>Identity in images of instances, see <see cref="RenderIds"/>.</summary>
    public uint Identity;

    /// <summary>1 if the parts of the mesh have identities of their own, counted from that one.</summary>
    public uint HasParts;
}

/// <summary>Neighbouring triangles of a mesh, as scene.glsl declares them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpuChunk
{
    /// <summary>Where the number of the list of draws starts in <see cref="IndexCount"/>, see <see cref="DrawRoom"/>.</summary>
    public const int ListShift = 29;

    /// <summary>Where the layer starts in <see cref="IndexCount"/>, see <see cref="CoplanarLayers"/>.</summary>
    public const int LayerShift = ListShift - CoplanarLayers.Bits;

    /// <summary>Middle of the box around them.</summary>
    public Vector3 Center;

    /// <summary>First entry in the index buffer.</summary>
    public uint FirstIndex;

    /// <summary>Half the edges of the box.</summary>
    public Vector3 HalfSize;

    /// <summary>Three per triangle, the layer and the list.</summary>
    public uint IndexCount;
}

/// <summary>A corner of triangles; the inputs of draw.vert.</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct GpuVertex
{
    /// <summary>Set in <see cref="Material"/> if corners have colours of their own.</summary>
    public const uint Tinted = 1u << 31;

    /// <summary>Mesh frame, metres.</summary>
    public Vector3 Position;

    /// <summary>Unit normal of the triangle, see <see cref="NormalCode"/>.</summary>
    public uint Normal;

    /// <summary>sRGB: the triangle's colour, or the corner's if <see cref="Material"/> says so.</summary>
    public uint Color;

    /// <summary>One more than the material's number, 0 for none; perhaps with <see cref="Tinted"/>.</summary>
    public uint Material;

    /// <summary>Texture coordinates.</summary>
    public Vector2 Uv;

    /// <summary>Part of the mesh.</summary>
    public int Part;

    /// <summary>Class of the part.</summary>
    public int Class;
}

/// <summary>A material, as surface.glsl declares it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GpuMaterial
{
    /// <summary>Linear base colour; of no meaning with a texture, whose texels hold it.</summary>
    public Vector3 Color;

    /// <summary>The texture has holes where its alpha is below this; 0 for none.</summary>
    public float AlphaCutoff;

    /// <summary>sRGB, 0 to 1, that is added whatever the light.</summary>
    public Vector4 Emission;

    /// <summary>One more than the texture's number, 0 for none.</summary>
    public uint Texture;

    /// <summary>Unused.</summary>
    public uint Padding;

    /// <summary>Beyond the left and right edges.</summary>
    public TextureWrap WrapX;

    /// <summary>Beyond the top and bottom edges.</summary>
    public TextureWrap WrapY;
}

/// <summary>A texture, as surface.glsl declares it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GpuTexture
{
    /// <summary>Most levels: the largest edge is 2048.</summary>
    public const int MaxLevels = 12;

    /// <summary>Texels across of the first level.</summary>
    public uint Width;

    /// <summary>Texels down of the first level.</summary>
    public uint Height;

    /// <summary>Levels in use.</summary>
    public uint Levels;

    /// <summary>Unused.</summary>
    public uint Padding;

    /// <summary>[level] first texel.</summary>
    public fixed uint Offsets[MaxLevels];
}
