using System.Numerics;

namespace Galactic.Geometry;

/// <summary>A rigid transform: rotate, then translate. Named <c>aFromB</c>, so products read left to right.</summary>
public readonly record struct Pose(Vector3 Position, Quaternion Rotation)
{
    /// <summary>No rotation, no translation.</summary>
    public static Pose Identity => new(Vector3.Zero, Quaternion.Identity);

    /// <summary>The pose that maps points back.</summary>
    public Pose Inverse
    {
        get
        {
            Quaternion inverse = Quaternion.Conjugate(Rotation);
            return new Pose(Vector3.Transform(-Position, inverse), inverse);
        }
    }

    /// <summary>Composition: <c>aFromC = aFromB * bFromC</c>.</summary>
    public static Pose operator *(Pose left, Pose right) =>
        new(left.Transform(right.Position), Quaternion.Normalize(left.Rotation * right.Rotation));

    /// <summary>
    /// Position and rotation; the record's own text would print the inverse of the inverse without end.
    /// </summary>
    public override string ToString() => $"Pose {{ Position = {Position}, Rotation = {Rotation} }}";

    /// <summary>The pose as a matrix for row vectors.</summary>
    public Matrix4x4 ToMatrix() => Matrix4x4.CreateFromQuaternion(Rotation) * Matrix4x4.CreateTranslation(Position);

    /// <summary>Maps a point.</summary>
    public Vector3 Transform(Vector3 point) => Vector3.Transform(point, Rotation) + Position;

    /// <summary>Rotates a direction.</summary>
    public Vector3 Rotate(Vector3 direction) => Vector3.Transform(direction, Rotation);

    /// <summary>The pose of a row-major 3x4 matrix [R | t] as <see cref="Write"/> makes them.</summary>
    public static Pose Read(ReadOnlySpan<float> matrix)
    {
        Matrix4x4 rotation = new(
            matrix[0], matrix[4], matrix[8], 0, matrix[1], matrix[5], matrix[9], 0, matrix[2], matrix[6], matrix[10], 0,
            0, 0, 0, 1);
        return new Pose(
            new Vector3(matrix[3], matrix[7], matrix[11]),
            Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(rotation)));
    }

    /// <summary>
    /// Writes the row-major 3x4 matrix [R | t] (12 floats: r00 r01 r02 tx, r10 ...), for column vectors.
    /// </summary>
    public void Write(Span<float> matrix)
    {
        (float x, float y, float z, float w) = (Rotation.X, Rotation.Y, Rotation.Z, Rotation.W);
        matrix[0] = 1 - 2 * (y * y + z * z);
        matrix[1] = 2 * (x * y - z * w);
        matrix[2] = 2 * (x * z + y * w);
        matrix[3] = Position.X;
        matrix[4] = 2 * (x * y + z * w);
        matrix[5] = 1 - 2 * (x * x + z * z);
        matrix[6] = 2 * (y * z - x * w);
        matrix[7] = Position.Y;
        matrix[8] = 2 * (x * z - y * w);
        matrix[9] = 2 * (y * z + x * w);
        matrix[10] = 1 - 2 * (x * x + y * y);
        matrix[11] = Position.Z;
    }
}
