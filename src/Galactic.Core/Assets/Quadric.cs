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

    /// <summary>The sum of weighted squared distances of a point, square metres times area.</summary>
    public double Error(Vector3 p)
    {
        double x = p.X, y = p.Y, z = p.Z;
        double error = Xx * x * x + Yy * y * y + Zz * z * z + Ww
            + 2 * (Xy * x * y + Xz * x * z + Yz * y * z + Xw * x + Yw * y + Zw * z);
        return Math.Max(0, error);
    }

    /// <summary>The point of least error, or null where the planes leave it undetermined.</summary>
    public Vector3? Minimum()
    {
        double c00 = Yy * Zz - Yz * Yz, c01 = Yz * Xz - Xy * Zz, c02 = Xy * Yz - Yy * Xz;
        double determinant = Xx * c00 + Xy * c01 + Xz * c02;
        double scale = Xx + Yy + Zz;
        if (Math.Abs(determinant) < 1e-4 * scale * scale * scale)
        {
            return null;
        }

        double c11 = Xx * Zz - Xz * Xz, c12 = Xy * Xz - Xx * Yz, c22 = Xx * Yy - Xy * Xy;
        return new Vector3(
            (float)(-(c00 * Xw + c01 * Yw + c02 * Zw) / determinant),
            (float)(-(c01 * Xw + c11 * Yw + c12 * Zw) / determinant),
            (float)(-(c02 * Xw + c12 * Yw + c22 * Zw) / determinant));
    }
}
