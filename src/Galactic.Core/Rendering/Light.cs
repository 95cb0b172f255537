using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>
/// The one fixed light of every picture: a bright sky above, a darker ground below and a sun, all white. One value
/// per triangle, applied to the sRGB channels as they are.
/// </summary>
/// <remarks>
/// value = ambient + 0.4 max(0, n . sun), ambient going from 0.35 (n straight down) to 0.6 (straight up); the
/// brightest face keeps its colour. World frame, y up.
/// </remarks>
internal static unsafe class Light
{
    /// <summary>Ambient light of a vertical face.</summary>
    public const float AmbientMiddle = 0.475f;

    /// <summary>What is added to it for a face straight up, and taken away straight down.</summary>
    public const float AmbientRange = 0.125f;

    /// <summary>Light of a face towards the sun.</summary>
    public const float SunStrength = 0.4f;

    /// <summary>Unit vector to the sun.</summary>
    public static readonly Vector3 Sun = new(0.48f, 0.8f, 0.36f);

    /// <summary>Colour of a face with the given unit world normal.</summary>
    public static uint Shade(uint color, Vector3 normal)
    {
        float towards = SunStrength * Vector3.Dot(normal, Sun);
        return Scale(color, AmbientMiddle + AmbientRange * normal.Y + MathF.Max(0, towards));
    }

    /// <summary>Finds the lit colours of the wanted triangles of a block, both sides.</summary>
    public static void BlockColors(Frame* frame, DrawSlot* slot, int block, uint lanes, out uint* front, out uint* back)
    {
        MeshData* mesh = slot->Mesh;
        long first = (long)block * MeshData.BlockSize;
        if (slot->WorldFromMesh == null)
        {
            front = mesh->Front + first;
            back = mesh->Back + first;
            return;
        }

        front = frame->BlockColors;
        back = front + MeshData.BlockSize;
        float* m = slot->WorldFromMesh;
        Vector3 up = new(m[4], m[5], m[6]);
        Vector3 sun = Sun.X * new Vector3(m[0], m[1], m[2]) + Sun.Y * up + Sun.Z * new Vector3(m[8], m[9], m[10]);
        float* normals = mesh->Normals + first * 3;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            Vector3 normal = new(normals[lane], normals[16 + lane], normals[32 + lane]);
            float ambient = AmbientRange * Vector3.Dot(normal, up);
            float towards = SunStrength * Vector3.Dot(normal, sun);
            uint color = mesh->Colors[first + lane];
            front[lane] = Scale(color, AmbientMiddle + ambient + MathF.Max(0, towards));
            back[lane] = Scale(color, AmbientMiddle - ambient + MathF.Max(0, -towards));
        }
    }

    private static uint Scale(uint color, float value) =>
        Channel(color, 0, value) | Channel(color, 8, value) | Channel(color, 16, value) | 0xFF000000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Channel(uint color, int shift, float value) =>
        (uint)Math.Min((int)((color >> shift & 255) * value + 0.5f), 255) << shift;
}
