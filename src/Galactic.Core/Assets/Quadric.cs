using System.Numerics;

namespace Galactic.Assets;

/// <summary>
/// Area-weighted sum of squared distances to planes, as a symmetric quadratic form (Garland and Heckbert 1997).
/// </summary>
internal readonly record struct Quadric(
    double Xx, double Xy, double Xz, double Xw, double Yy, double Yz, double Yw, double Zz, double Zw, double Ww)
{
    /// <summary>The form of one triangle's plane, weighted by its area.</summary>
    public static Quadric OfTriangle(Vector3 a, Vector3 b, Vector3 c)
    {
        Vector3 cross = Vector3.Cross(b - a, c - a);
        float twice = cross.Length();
        return twice < 1e-20f ? default : OfPlane(cross / twice, a, twice / 2);
    }

    /// <summary>The form of a plane through a point.</summary>
    public static Quadric OfPlane(Vector3 normal, Vector3 point, double weight)
    {
        double x = normal.X, y = normal.Y, z = normal.Z, w = -(x * point.X + y * point.Y + z * point.Z);
        return new Quadric(
            weight * x * x, weight * x * y, weight * x * z, weight * x * w, weight * y * y,
            weight * y * z, weight * y * w, weight * z * z, weight * z * w, weight * w * w);
    }

    public static Quadric operator +(Quadric p, Quadric q) => new(
        p.Xx + q.Xx, p.Xy + q.Xy, p.Xz + q.Xz, p.Xw + q.Xw, p.Yy + q.Yy,
        p.Yz + q.Yz, p.Yw + q.Yw, p.Zz + q.Zz, p.Zw + q.Zw, p.Ww + q.Ww);

    /// <summary>The point of least error; where the planes leave it open, the one nearest to a given point.</summary>
    public Vector3 Minimum(Vector3 near)
    {
        // A weak pull towards the given point makes the system solvable and hardly moves a determined minimum.
        double pull = 1e-3 * (Xx + Yy + Zz) + 1e-30;
        double xx = Xx + pull, yy = Yy + pull, zz = Zz + pull;
        double bx = pull * near.X - Xw, by = pull * near.Y - Yw, bz = pull * near.Z - Zw;
        double c00 = yy * zz - Yz * Yz, c01 = Yz * Xz - Xy * zz, c02 = Xy * Yz - yy * Xz;
        double c11 = xx * zz - Xz * Xz, c12 = Xy * Xz - xx * Yz, c22 = xx * yy - Xy * Xy;
        double determinant = xx * c00 + Xy * c01 + Xz * c02;
        var point = new Vector3(
            (float)((c00 * bx + c01 * by + c02 * bz) / determinant),
            (float)((c01 * bx + c11 * by + c12 * bz) / determinant),
            (float)((c02 * bx + c12 * by + c22 * bz) / determinant));
        return float.IsFinite(point.X + point.Y + point.Z) ? point : near;
    }
}
