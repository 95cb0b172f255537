namespace Galactic.Geometry;

/// <summary>The only radii a collision sphere may have, metres, small to large.</summary>
public static class SphereRadii
{
    /// <summary>Grasp query, placement probe and fine object spheres; index 0.</summary>
    public const float Small = 0.015f;

    /// <summary>Arm spheres; index 1.</summary>
    public const float Medium = 0.05f;

    /// <summary>Base and torso spheres; index 2.</summary>
    public const float Large = 0.12f;

    /// <summary>All radii by index.</summary>
    public static ReadOnlySpan<float> All => [Small, Medium, Large];

    /// <summary>Number of radii.</summary>
    public const int Count = 3;

    private const float Tolerance = 1e-6f;

    /// <summary>True if collision spheres may have this radius.</summary>
    public static bool Contains(float radius)
    {
        foreach (float allowed in All)
        {
            if (Math.Abs(allowed - radius) < Tolerance)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index of a radius.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not one of the working set.</exception>
    public static int IndexOf(float radius)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Math.Abs(All[i] - radius) < Tolerance)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(
            nameof(radius), radius, "Collision spheres must have a radius of 0.015, 0.05 or 0.12 m.");
    }
}
