using Galactic.Assets;
using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;
using Galactic.Scenes;

namespace Galactic.Homes;

/// <summary>
/// A generated, furnished home. Layout in integer millimetres, origin at the centre of the footprint.
/// </summary>
public sealed class Home
{
    private readonly HomePlan plan;
    private readonly PieceModel[] models;

    internal Home(string name, FurnishedPlan furnished, Palette palette, int wallHeight, HomeOptions options)
    {
        plan = furnished.Plan;
        HomePiece[] pieces = furnished.Pieces;
        (Name, Palette, WallHeight) = (name, palette, wallHeight);
        Pieces = pieces;
        Rooms = [.. plan.Rooms.Select(r => new HomeRoom(r.Kind, r.Number, r.Clear))];
        models = [.. pieces.Select(p => PieceShapes.Build(p, palette))];
        FreeSpace = furnished.Space;
        CollisionBoxes = HomeBoxes.Of(plan, pieces, models, wallHeight);
        Receptacles = HomeSurfaces.Of(pieces, models, FreeSpace, options);
        Statistics = HomeStatistics.Of(this);
    }

    /// <summary>Split, seed and index.</summary>
    public string Name { get; }

    /// <summary>Arrangement of the rooms.</summary>
    public HomeFamily Family => plan.Family;

    /// <summary>Number of bedrooms; 0 is a studio.</summary>
    public int Bedrooms => plan.Bedrooms;

    /// <summary>Outer edge of the outside walls.</summary>
    public PlanRect Footprint => plan.Footprint;

    /// <summary>The closed front door's place in an outside wall; empty if there is none.</summary>
    public PlanRect FrontDoor => plan.FrontDoor;

    /// <summary>Height of the rooms, millimetres.</summary>
    public int WallHeight { get; }

    /// <summary>Colours.</summary>
    public Palette Palette { get; }

    /// <summary>Rooms.</summary>
    public IReadOnlyList<HomeRoom> Rooms { get; }

    /// <summary>Gaps between rooms.</summary>
    public IReadOnlyList<HomeOpening> Openings => plan.Openings;

    /// <summary>Furniture and decoration.</summary>
    public IReadOnlyList<HomePiece> Pieces { get; }

    /// <summary>Everything solid: floor, ceiling, walls and pieces.</summary>
    public IReadOnlyList<PlanBox> CollisionBoxes { get; }

    /// <summary>Surfaces at a height the options allow, reachable or not.</summary>
    public IReadOnlyList<HomeReceptacle> Receptacles { get; }

    /// <summary>Where the base may stand and what it reaches.</summary>
    public FreeSpace FreeSpace { get; }

    /// <summary>Figures about the home.</summary>
    public HomeStatistics Statistics { get; }

    /// <summary>Triangles, collision boxes and reachable surfaces in metres.</summary>
    public SceneDescription Describe()
    {
        MeshBuilder builder = new();
        HomeMesh.AddShell(builder, plan, WallHeight, Palette);
        for (int i = 0; i < models.Length; i++)
        {
            HomeMesh.AddPiece(builder, Pieces[i], models[i]);
        }

        int ceiling = builder.TriangleCount;
        HomeMesh.AddCeiling(builder, plan, WallHeight);
        return new SceneDescription(
            Name,
            builder.Build(isSingleSided: true),
            ceiling,
            new CollisionGeometry([.. CollisionBoxes.Select(b => b.ToOrientedBox())], null),
            [.. Receptacles.Where(r => r.IsReachable).Select(r => r.ToReceptacle())]);
    }
}
