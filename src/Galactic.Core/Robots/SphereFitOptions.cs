using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>How closely collision spheres follow a mesh.</summary>
public sealed record SphereFitOptions
{
    /// <summary>Spheres stick out of the mesh, and its surface out of the spheres, by at most this, metres.</summary>
    public float Tolerance { get; init; } = 0.03f;

    /// <summary>Most spheres.</summary>
    public int MaxSpheres { get; init; } = 24;

    /// <summary>Share of the surface that is covered, if the spheres suffice.</summary>
    public float Coverage { get; init; } = 0.98f;

    /// <summary>
    /// Spheres that may be used; all when left out. A base that drives over a floor must keep its spheres above it.
    /// </summary>
    public Func<CollisionSphere, bool>? Allows { get; init; }

    internal void Validate()
    {
        if (!(Tolerance >= 0.005f && Tolerance <= SphereRadii.Large))
        {
            throw new ArgumentException($"{nameof(Tolerance)} is {Tolerance}, expected 0.005 to {SphereRadii.Large} m.");
        }

        if (MaxSpheres is < 1 or > 256)
        {
            throw new ArgumentException($"{nameof(MaxSpheres)} is {MaxSpheres}, expected 1 to 256.");
        }

        if (!(Coverage > 0 && Coverage <= 1))
        {
            throw new ArgumentException($"{nameof(Coverage)} is {Coverage}, expected above 0, at most 1.");
        }
    }
}
