using Galactic.Assets;
using Galactic.Geometry;
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
    private readonly HomeColors colors;

    internal HomePlan Plan => plan;

    internal int Attempts => plan.Attempt;

    internal bool IsFallback => plan.IsFallback;

    internal Home(string name, FurnishedPlan furnished, HomeColors colors, int wallHeight, HomeOptions options)
    {
        plan = furnished.Plan;
        HomePiece[] pieces = furnished.Pieces;
        (Name, WallHeight, this.colors, Options) = (name, wallHeight, colors, options);
        Pieces = pieces;
        Rooms = [.. plan.Rooms.Select(r => new HomeRoom(r.Kind, r.Number, r.Clear))];
        models = [.. pieces.Select(p => PieceShapes.Build(p, colors.Palette, colors.Floor(Rooms[p.Room].Kind).Color))];
        (FreeSpace, Reservations) = (furnished.Space, furnished.Reservations);
        CollisionBoxes = HomeBoxes.Of(plan, pieces, models, wallHeight);
        Receptacles = HomeSurfaces.Of(pieces, models, FreeSpace, options);
        Statistics = HomeStatistics.Of(this);
        Light = HomeLight.Of(Rooms, colors.Palette, colors.Light);
    }

    /// <summary>Split, seed and index.</summary>
    public string Name { get; }

    /// <summary>Arrangement of the rooms.</summary>
    public HomeFamily Family => plan.Family;

    /// <summary>Number of bedrooms; 0 is a studio.</summary>
    public int Bedrooms => plan.Bedrooms;

    /// <summary>Bounding box of the outside walls' outer edge.</summary>
    public PlanRect Footprint => plan.Footprint;

    /// <summary>The closed front door's place in an outside wall; empty if there is none.</summary>
    public PlanRect FrontDoor => plan.FrontDoor;

    /// <summary>Height of the rooms, millimetres.</summary>
    public int WallHeight { get; }

    /// <summary>Colours.</summary>
    public Palette Palette => colors.Palette;

    /// <summary>What building and furniture are made of, at most 32.</summary>
    public IReadOnlyList<HomeMaterial> Materials => colors.Materials(plan.Rooms);

    /// <summary>Hints for renderers that light it.</summary>
    public HomeLight Light { get; }

    /// <summary>The knobs it was made with.</summary>
    public HomeOptions Options { get; }

    /// <summary>Rooms.</summary>
    public IReadOnlyList<HomeRoom> Rooms { get; }

    /// <summary>Gaps between rooms.</summary>
    public IReadOnlyList<HomeOpening> Openings => plan.Openings;

    /// <summary>Floor that was kept free before doors and furniture; rectangles may overlap.</summary>
    public IReadOnlyList<PlanRect> Reservations { get; }

    /// <summary>Solid walls in plan, openings left out; they do not overlap.</summary>
    public IReadOnlyList<PlanRect> Walls => WallLines.Solid(plan);

    /// <summary>Closed windows in outside walls.</summary>
    public IReadOnlyList<HomeWindow> Windows => plan.Windows;

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

    private IReadOnlyList<SemanticClass> PartClasses =>
        [.. SemanticClasses.Building, .. Pieces.Select(p => HomeParts.ClassOf(p.Kind))];

    /// <summary>
    /// Triangles, collision boxes and reachable surfaces in metres, drawn as finely as the options say.
    /// </summary>
    /// <remarks>Ceiling lamps count as ceiling, so that views from above show what is under them.</remarks>
    public SceneDescription Describe() => Describe(Options.Detail);

    /// <summary>As <see cref="Describe()"/>; collision boxes and surfaces are the same for every detail.</summary>
    public SceneDescription Describe(HomeDetail detail)
    {
        (TriangleMesh mesh, int ceiling, _) = new HomeMesh(this, plan, colors, models).Draw(detail);
        return new SceneDescription(
            Name,
            mesh,
            ceiling,
            new CollisionGeometry([.. CollisionBoxes.Select(b => b.ToOrientedBox())], null),
            [.. Receptacles.Where(r => r.IsReachable).Select(r => r.ToReceptacle())])
        {
            PartClasses = PartClasses,
        };
    }

    /// <summary>The building and its pieces apart, for files that place furniture one by one.</summary>
    /// <param name="detail">How finely it is drawn; that of the options if left out.</param>
    public SceneParts TakeApart(HomeDetail? detail = null)
    {
        HomeMesh drawing = new(this, plan, colors, models);
        DetailPlan level = drawing.Draw(detail ?? Options.Detail).Plan;
        (TriangleMesh stage, int ceiling) = drawing.DrawStage(level);
        List<ScenePart> parts = [];
        for (int i = 0; i < models.Length; i++)
        {
            IEnumerable<HomeReceptacle> surfaces = Receptacles.Where(r => r.Piece == i && r.IsReachable);
            if (Pieces[i].Kind != PieceKind.Pendant
                && HomeParts.Of(Pieces[i], models[i], surfaces, level) is ScenePart part)
            {
                parts.Add(part);
            }
        }

        OrientedBox[] boxes = [.. CollisionBoxes.Where(b => b.Piece < 0).Select(b => b.ToOrientedBox())];
        SceneDescription building = new(Name, stage, ceiling, new CollisionGeometry(boxes, null), [])
        {
            PartClasses = PartClasses,
        };
        return new SceneParts(building, parts, HomeJson.Write(this));
    }
}
