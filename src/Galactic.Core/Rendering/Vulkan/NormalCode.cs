using System.Numerics;

namespace Galactic.Rendering.Vulkan;

/// <summary>Unit vectors in two signed 16-bit numbers: the octahedral map, which draw.vert undoes.</summary>
internal static class NormalCode
{
    /// <summary>Packs x in the lower half and y in the upper one.</summary>
    public static uint Pack(Vector3 normal)
    {
        float sum = MathF.Abs(normal.X) + MathF.Abs(normal.Y) + MathF.Abs(normal.Z);
        if (!(sum > 0))
        {
            return 0;
        }

        (float x, float y) = (normal.X / sum, normal.Y / sum);
        if (normal.Z < 0)
        {
            (x, y) = (
                (1 - MathF.Abs(y)) * (x < 0 ? -1 : 1),
                (1 - MathF.Abs(x)) * (y < 0 ? -1 : 1));
        }

        return Code(x) | Code(y) << 16;
    }

    private static uint Code(float value) => (ushort)(short)MathF.Round(Math.Clamp(value, -1, 1) * short.MaxValue);
}
