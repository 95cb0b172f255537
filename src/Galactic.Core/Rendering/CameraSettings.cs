namespace Galactic.Rendering;

/// <summary>Size and lens of a batch of images.</summary>
public sealed record CameraSettings
{
    /// <summary>Pixels across; a multiple of 8 for images written as patches.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Pixels down; a multiple of 8 for images written as patches.</summary>
    public int Height { get; init; } = 128;

    /// <summary>Horizontal field of view, radians.</summary>
    public float FieldOfView { get; init; } = MathF.PI / 3;

    /// <summary>Near plane, metres.</summary>
    public float Near { get; init; } = 0.01f;

    /// <summary>Throws if a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the value.</exception>
    public void Validate() => Projection.Of(this);
}
