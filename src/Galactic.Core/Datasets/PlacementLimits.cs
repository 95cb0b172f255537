using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Datasets;

/// <summary>
/// Where a thing of a scene may stand. One wrong number in a file must not blow the scene up to a size that nothing can
/// be computed for.
/// </summary>
/// <param name="Low">Least coordinates, metres.</param>
/// <param name="High">Greatest coordinates, metres.</param>
/// <param name="Place">The same in words.</param>
internal sealed record PlacementLimits(Vector3 Low, Vector3 High, string Place)
{
    private const float FromOrigin = 1000, AroundStage = 100;

    /// <summary>Limits of stages, and of everything in a scene without one.</summary>
    public static PlacementLimits OfStages { get; } =
        new(new Vector3(-FromOrigin), new Vector3(FromOrigin), $"within {FromOrigin} m of the origin");

    /// <summary>Limits of what stands in a stage.</summary>
    public static PlacementLimits Around(Bounds stage) => new(
        stage.Min - new Vector3(AroundStage), stage.Max + new Vector3(AroundStage),
        $"within {AroundStage} m of the stage");

    /// <summary>True if all of a thing is inside; else it is put on record as left out.</summary>
    /// <param name="thing">Where it is said where it stands.</param>
    /// <param name="box">Its bounds.</param>
    /// <param name="world">Where it stands.</param>
    public bool Holds(ConfigNode thing, Bounds box, Matrix4x4 world)
    {
        for (int corner = 0; corner < 8; corner++)
        {
            Vector3 at = Vector3.Transform(
                new Vector3(
                    (corner & 1) == 0 ? box.Min.X : box.Max.X,
                    (corner & 2) == 0 ? box.Min.Y : box.Max.Y,
                    (corner & 4) == 0 ? box.Min.Z : box.Max.Z),
                world);
            if (!Vector3.GreaterThanOrEqualAll(at, Low) || !Vector3.LessThanOrEqualAll(at, High))
            {
                thing.Problems.Add(thing.File, thing.Where, FormattableString.Invariant(
                    $"reaches to x {at.X}, y {at.Y}, z {at.Z}, expected {Place}; it is left out"));
                return false;
            }
        }

        return true;
    }
}
