using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>
/// The one fixed light of every picture: a bright sky above, a darker ground below and a sun, all white. One value
/// per triangle, applied to the sRGB channels as they are.
/// </summary>
/// <remarks>
/// value = ambient + 0.4 max(0, n . sun), ambient going from 0.35 (n straight down) to 0.6 (straight up); the
/// brightest face keeps its colour. What a surface emits is added to its lit colour. World frame, y up.
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

    /// <summary>Light on one side of a triangle.</summary>
    /// <param name="slot">Mesh and pose.</param>
    /// <param name="normals">x of its unit normal; y and z are 16 and 32 further.</param>
    /// <param name="isBack">The side seen is the clockwise one.</param>
    /// <param name="strength"><see cref="SunStrength"/>, or 0 in shadow.</param>
    public static float Of(DrawSlot* slot, float* normals, bool isBack, float strength)
    {
        Vector3 up = Vector3.UnitY;
        Vector3 sun = Sun;
        if (slot->WorldFromMesh != null)
        {
            float* m = slot->WorldFromMesh;
            up = new(m[4], m[5], m[6]);
            sun = Sun.X * new Vector3(m[0], m[1], m[2]) + Sun.Y * up + Sun.Z * new Vector3(m[8], m[9], m[10]);
        }

        Vector3 normal = new(normals[0], normals[16], normals[32]);
        normal = isBack ? -normal : normal;
        float towards = strength * Vector3.Dot(normal, sun);
        return AmbientMiddle + AmbientRange * Vector3.Dot(normal, up) + MathF.Max(0, towards);
    }

    /// <summary>An opaque colour of so much light, 1 for itself.</summary>
    public static uint Scale(uint color, float value) =>
        Channel(color, 0, value) | Channel(color, 8, value) | Channel(color, 16, value) | 0xFF000000;

    /// <summary>An opaque colour and one that is emitted besides, channel by channel, at most white.</summary>
    public static uint Add(uint color, uint emission) =>
        Sum(color, emission, 0) | Sum(color, emission, 8) | Sum(color, emission, 16) | 0xFF000000;

    private static uint Sum(uint a, uint b, int shift) => Math.Min((a >> shift & 255) + (b >> shift & 255), 255) << shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Channel(uint color, int shift, float value) =>
        (uint)Math.Min((int)((color >> shift & 255) * value + 0.5f), 255) << shift;
}
