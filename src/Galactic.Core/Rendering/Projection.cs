namespace Galactic.Rendering;

/// <summary>Lens of one image, or of one horizontal band of it.</summary>
/// <remarks>
/// Clip space is (X, Y, w) = (scale * right, -scale * up, forward), metres times pixels; a point lands on pixel
/// (X / w + CenterX, Y / w + CenterY), where pixel centres have whole numbers.
/// </remarks>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Scale">Pixels per unit of tangent, both ways: pixels are square.</param>
/// <param name="CenterX">Column of the optical axis.</param>
/// <param name="CenterY">Row of the optical axis.</param>
/// <param name="Near">Near plane, metres.</param>
internal readonly record struct Projection(
    int Width, int Height, float Scale, float CenterX, float CenterY, float Near)
{
    /// <summary>Largest edge of an image, pixels.</summary>
    public const int MaxEdge = 16384;

    /// <summary>The lens of a whole image.</summary>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public static Projection Of(CameraSettings camera)
    {
        ArgumentNullException.ThrowIfNull(camera);
        CheckEdge(camera.Width, nameof(CameraSettings.Width));
        CheckEdge(camera.Height, nameof(CameraSettings.Height));
        if (!(camera.FieldOfView is > 0.001f and < 3.14f))
        {
            throw new ArgumentException(
                $"FieldOfView is {camera.FieldOfView} rad; expected the horizontal angle, between 0.001 and 3.14.",
                nameof(camera));
        }

        if (!(camera.Near is >= 1e-4f and <= 100f))
        {
            throw new ArgumentException(
                $"Near is {camera.Near} m; expected 0.0001 to 100: depth is kept as 1 / distance.", nameof(camera));
        }

        float scale = camera.Width * 0.5f / MathF.Tan(camera.FieldOfView * 0.5f);
        return new Projection(
            camera.Width, camera.Height, scale, camera.Width * 0.5f - 0.5f, camera.Height * 0.5f - 0.5f, camera.Near);
    }

    /// <summary>Throws if there is no camera.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static void Require(IReadOnlyList<CameraSettings> cameras)
    {
        if (cameras.Count == 0)
        {
            throw new ArgumentException("A renderer needs at least one camera, for example new CameraSettings().", nameof(cameras));
        }
    }

    /// <summary>The same lens for rows [firstRow, firstRow + rows) only.</summary>
    public Projection Band(int firstRow, int rows) => this with { Height = rows, CenterY = CenterY - firstRow };

    private static void CheckEdge(int pixels, string name)
    {
        if (pixels <= 0 || pixels > MaxEdge)
        {
            throw new ArgumentException($"{name} is {pixels} pixels; expected 1 to {MaxEdge}.", name);
        }
    }
}
