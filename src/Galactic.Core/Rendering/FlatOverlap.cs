using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>Tells whether two triangles lie in one plane and overlap there.</summary>
internal readonly struct FlatOverlap
{
    /// <summary>Off the plane by so much, a corner counts as in it, metres.</summary>
    public const float Flatness = 2e-5f;

    /// <summary>Triangles that overlap by less only touch, metres.</summary>
    private const double Touch = 1e-4;

    private readonly Vector3d a, b, c, normal;

    /// <summary>A triangle with an area.</summary>
    public FlatOverlap(TriangleMesh mesh, int triangle)
    {
        a = mesh.Positions[mesh.Indices[triangle * 3]];
        b = mesh.Positions[mesh.Indices[triangle * 3 + 1]];
        c = mesh.Positions[mesh.Indices[triangle * 3 + 2]];
        Vector3d across = Vector3d.Cross(b - a, c - a);
        normal = across * (1 / across.Length);
        Area = across.Length * 0.5;
    }

    /// <summary>Square metres.</summary>
    public double Area { get; }

    /// <summary>They lie in one plane.</summary>
    public bool IsLevelWith(in FlatOverlap other) => IsIn(other) && other.IsIn(this);

    /// <summary>They look the same way.</summary>
    public bool Faces(in FlatOverlap other) => Vector3d.Dot(normal, other.normal) > 0;

    /// <summary>They lie in one plane and cover the same ground.</summary>
    public bool Overlaps(in FlatOverlap other) => IsLevelWith(other) && !IsApart(other) && !other.IsApart(this);

    private bool IsIn(in FlatOverlap other) =>
        Height(other.a) <= Flatness && Height(other.b) <= Flatness && Height(other.c) <= Flatness;

    private double Height(Vector3d place) => Math.Abs(Vector3d.Dot(place - a, normal));

    /// <summary>An edge of this triangle has the other beyond it.</summary>
    private bool IsApart(in FlatOverlap other) =>
        IsBeyond(other, a, b) || IsBeyond(other, b, c) || IsBeyond(other, c, a);

    private bool IsBeyond(in FlatOverlap other, Vector3d from, Vector3d to)
    {
        Vector3d inward = Vector3d.Cross(normal, to - from);
        double least = Touch * inward.Length;
        return Vector3d.Dot(other.a - from, inward) < least && Vector3d.Dot(other.b - from, inward) < least
            && Vector3d.Dot(other.c - from, inward) < least;
    }
}
