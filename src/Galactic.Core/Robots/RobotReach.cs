using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// How far a robot's grasp point gets from the base centre, by height, over all values of the joints that actions
/// move. The robot may touch itself on the way; obstacles are for whoever asks.
/// </summary>
/// <remarks>
/// Measured by keeping the furthest pose found in each band of heights and varying it (an illumination search:
/// Mouret and Clune 2015), so any chain of joints will do. The same model gives the same figures.
/// </remarks>
public sealed class RobotReach
{
    /// <summary>Height of a band, metres.</summary>
    public const float BandHeight = 0.05f;

    /// <summary>Share of the furthest distance at which the hand can still be turned this way and that.</summary>
    public const float ComfortableShare = 0.85f;

    private const int RandomPoses = 4096;
    private const int VariedPoses = 49_152;
    private const ulong Seed = 7;
    private readonly int firstBand;
    private readonly float[] furthest;

    private RobotReach(int firstBand, float[] furthest, float shoulderHeight)
    {
        (this.firstBand, this.furthest, ShoulderHeight) = (firstBand, furthest, shoulderHeight);
    }

    /// <summary>Height of the first arm joint, metres; that of the hand if nothing moves it.</summary>
    public float ShoulderHeight { get; }

    /// <summary>Lowest height the grasp point gets to, metres, to a band; never below the floor.</summary>
    public float Lowest => firstBand * BandHeight;

    /// <summary>Highest height the grasp point gets to, metres, to a band.</summary>
    public float Highest => (firstBand + furthest.Length) * BandHeight;

    /// <summary>Measures a robot; <see cref="RobotModel.Reach"/> remembers the result.</summary>
    public static RobotReach Of(RobotModel robot)
    {
        ReachSearch search = new(robot, RandomKey.FromSeed(Seed));
        search.Explore(RandomPoses, VariedPoses);
        (int first, float[] bands) = search.Bands();
        return new RobotReach(first, bands, search.ShoulderHeight());
    }

    /// <summary>
    /// Furthest horizontal distance of the grasp point from the base centre at a height, metres; 0 where it cannot be.
    /// </summary>
    public float Furthest(float height)
    {
        if (!(height >= Lowest && height <= Highest))
        {
            return 0;
        }

        float at = Math.Clamp(height / BandHeight - 0.5f - firstBand, 0, furthest.Length - 1);
        int low = Math.Min((int)at, furthest.Length - 1);
        int high = Math.Min(low + 1, furthest.Length - 1);
        return furthest[low] + (furthest[high] - furthest[low]) * (at - low);
    }

    /// <summary>
    /// Horizontal distance in metres at which the arm works with ease at a height; 0 where it cannot be.
    /// </summary>
    public float At(float height) => ComfortableShare * Furthest(height);
}
