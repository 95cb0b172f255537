using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>
/// Faults of an RGB-D sensor with structured light: depth is measured as disparity, which is noisy and rounded, at a
/// place that is a little off; too near and too far is not measured.
/// </summary>
/// <remarks>
/// The model of Barron and Malik, "Intrinsic Scene Properties from a Single RGB-D Image" (CVPR 2013), after
/// measurements of Kinect: z' = B / round(B / z(x + s) + n), with s normal, of half a pixel of a 640 pixels wide image, and n
/// normal, of a sixth of a step of disparity; B = 0.075 m baseline x 585 pixels focal length x 8 steps per pixel = 351 m.
/// A step at 4 m is thus 4.6 cm.
/// </remarks>
public sealed record DepthNoise
{
    /// <summary>Width of the image that <see cref="LateralDeviation"/> is measured in, pixels.</summary>
    public const int ReferenceWidth = 640;

    /// <summary>Disparity times distance, steps times metres.</summary>
    public float DisparityScale { get; init; } = 0.075f * 585 * 8;

    /// <summary>Standard deviation of disparity, steps.</summary>
    public float DisparityDeviation { get; init; } = 1 / 6f;

    /// <summary>
    /// Standard deviation of the place that is measured, each way, pixels of an image <see cref="ReferenceWidth"/> wide.
    /// </summary>
    public float LateralDeviation { get; init; } = 0.5f;

    /// <summary>What is nearer is not measured, metres.</summary>
    public float MinRange { get; init; } = 0.4f;

    /// <summary>What is farther is not measured, metres.</summary>
    public float MaxRange { get; init; } = 10;

    internal void Validate()
    {
        bool isScale = DisparityScale > 0 && float.IsFinite(DisparityScale);
        bool isSpread = DisparityDeviation >= 0 && LateralDeviation >= 0
            && float.IsFinite(DisparityDeviation + LateralDeviation);
        if (!isScale || !isSpread || !(MinRange >= 0 && MinRange < MaxRange))
        {
            throw new ArgumentException(
                $"{this} is not a sensor: expected a positive scale, deviations of 0 or more, and MinRange below MaxRange.");
        }
    }
}

/// <summary>Which faults the depth of a batch has.</summary>
/// <param name="Sensor">Sensor.</param>
/// <param name="Key">
/// Source of the faults; derive another for every step. The same key gives env e of a batch the same faults whatever the
/// size of the batch.
/// </param>
/// <param name="FirstEnv">Number of the batch's first env, for batches that are part of a larger one.</param>
public readonly record struct NoiseSource(DepthNoise Sensor, RandomKey Key, int FirstEnv = 0);
