using System.Globalization;

namespace Galactic.Scenes;

/// <summary>
/// The numbers of semantic images. What a number means never depends on the seed, the split or the number of envs.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>0</term><description>nothing, and what has no class</description></item>
/// <item><term>1 - 9999</term><description>pieces of homes: 1 + PieceKind in generated ones, the <c>semantic_id</c> of
/// loaded ones</description></item>
/// <item><term>10000 - 10003</term><description>building (what is none of the following), wall, floor,
/// ceiling</description></item>
/// <item><term>10010</term><description>robot</description></item>
/// <item><term>15001 on</term><description>kinds of pieces to which a data set gives no number, in the order of their
/// names in that data set</description></item>
/// <item><term>20001 - 20999</term><description>objects of the YCB set: 20000 + their number there</description></item>
/// <item><term>21001 on</term><description>everyday objects, in the order of
/// <see cref="MovableObjects.Everyday"/></description></item>
/// <item><term>30001 on</term><description>other objects, in the order of the names in their set</description></item>
/// </list>
/// </remarks>
public static class SemanticClasses
{
    /// <summary>Largest number a data set may give.</summary>
    public const int MaxOfData = 9999;

    /// <summary>First number of kinds that a data set does not number.</summary>
    public const int FirstUnnumbered = 15001;

    private const int Ycb = 20000, FirstEveryday = 21001, FirstOther = 30001, FirstBuilding = 10000;

    /// <summary>Nothing hit, or no class known.</summary>
    public static SemanticClass Unlabelled { get; } = new(0, "unlabelled");

    /// <summary>Every link of the robot.</summary>
    public static SemanticClass Robot { get; } = new(10010, "robot");

    /// <summary>[part] the classes of the parts below <see cref="BuildingPart.FirstPiece"/>.</summary>
    public static IReadOnlyList<SemanticClass> Building { get; } =
    [
        new(FirstBuilding + BuildingPart.Other, "building"), new(FirstBuilding + BuildingPart.Wall, "wall"),
        new(FirstBuilding + BuildingPart.Floor, "floor"), new(FirstBuilding + BuildingPart.Ceiling, "ceiling"),
    ];

    /// <summary>[object] classes of movable objects; variants share one.</summary>
    public static IReadOnlyList<SemanticClass> Of(IReadOnlyList<MovableObject> objects)
    {
        string[] others =
            [.. objects.Select(o => o.Class).Where(n => Known(n) is null).Distinct().Order(StringComparer.Ordinal)];
        return [.. objects.Select(o => new SemanticClass(
            Known(o.Class) ?? FirstOther + Array.IndexOf(others, o.Class), o.Class))];
    }

    /// <summary>All classes that images of a set can show, ordered by number.</summary>
    public static IReadOnlyList<SemanticClass> Of(EpisodeSet set) => Of(set.Scenes, set.Objects);

    /// <summary>All classes that images of scenes with objects and a robot can show, ordered by number.</summary>
    public static IReadOnlyList<SemanticClass> Of(IEnumerable<Scene> scenes, IReadOnlyList<MovableObject> objects) =>
    [
        .. scenes.SelectMany(s => s.PartClasses).Concat(Of(objects)).Append(Unlabelled).Append(Robot)
            .DistinctBy(c => c.Id).OrderBy(c => c.Id),
    ];

    private static int? Known(string name)
    {
        bool hasNumber = name.Length > 4 && name[3] == '_'
            && int.TryParse(name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (hasNumber)
        {
            return Ycb + int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture);
        }

        int everyday = MovableObjects.EverydayNames.IndexOf(name);
        return everyday < 0 ? null : FirstEveryday + everyday;
    }
}
