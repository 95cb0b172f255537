using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Rendering;

/// <summary>Tells whether faces of a part of a mesh pass through each other.</summary>
/// <remarks>
/// Two triangles that cross do so where an edge of one passes through the other. Faces that only touch, or overlap in one
/// plane, do not cross.
/// </remarks>
internal static class SelfCrossing
{
    /// <summary>Deeper than this share of the part's extent is through; less is the rounding of corners that touch.</summary>
    private const double Touch = 1e-5;

    /// <summary>True if an edge of a face passes through another face.</summary>
    /// <param name="mesh">Mesh.</param>
    /// <param name="part">Triangles, all with an area.</param>
    public static bool IsIn(TriangleMesh mesh, int[] part)
    {
        Face[] faces = [.. part.Select(t => new Face(mesh, t))];
        Bounds whole = faces.Aggregate(Bounds.Empty, (sum, f) => sum.Include(f.Box));
        double touch = Touch * whole.Size.Length();
        foreach (Face face in faces)
        {
            foreach (Face other in faces)
            {
                if (face.IsPassedBy(other, touch))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A triangle with the plane it lies in.</summary>
    private sealed class Face
    {
        private readonly Vector3d[] corners;
        private readonly Vector3d normal;

        public Face(TriangleMesh mesh, int triangle)
        {
            Vector3[] places = [.. mesh.Indices.AsSpan(triangle * 3, 3).ToArray().Select(i => mesh.Positions[i])];
            corners = [.. places.Select(p => (Vector3d)p)];
            Vector3d across = Vector3d.Cross(corners[1] - corners[0], corners[2] - corners[0]);
            normal = across * (1 / across.Length);
            Box = Bounds.Of(places);
        }

        public Bounds Box { get; }

        /// <summary>True if an edge of another face comes from one side of this one and ends on the other.</summary>
        public bool IsPassedBy(Face other, double touch)
        {
            if (!IsMetBy(other.Box))
            {
                return false;
            }

            double a = DistanceTo(other.corners[0]);
            double b = DistanceTo(other.corners[1]);
            double c = DistanceTo(other.corners[2]);
            return Passes(other.corners[0], a, other.corners[1], b, touch)
                || Passes(other.corners[1], b, other.corners[2], c, touch)
                || Passes(other.corners[2], c, other.corners[0], a, touch);
        }

        private bool IsMetBy(Bounds box) =>
            Box.Min.X <= box.Max.X && box.Min.X <= Box.Max.X && Box.Min.Y <= box.Max.Y && box.Min.Y <= Box.Max.Y
            && Box.Min.Z <= box.Max.Z && box.Min.Z <= Box.Max.Z;

        private bool Passes(Vector3d from, double before, Vector3d to, double after, double touch) =>
            ((before > touch && after < -touch) || (before < -touch && after > touch))
            && Holds(from + (to - from) * (before / (before - after)), touch);

        private double DistanceTo(Vector3d place) => Vector3d.Dot(place - corners[0], normal);

        /// <summary>Of a place in the plane; what passes through an edge passes through the face.</summary>
        private bool Holds(Vector3d place, double touch)
        {
            for (int corner = 0; corner < 3; corner++)
            {
                Vector3d edge = corners[(corner + 1) % 3] - corners[corner];
                double inside = Vector3d.Dot(Vector3d.Cross(edge, place - corners[corner]), normal);
                if (inside < -touch * edge.Length)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
