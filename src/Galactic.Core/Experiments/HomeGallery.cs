using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Homes.Furniture;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>
/// The pictures by which generated homes are judged by eye: plans, cut-open homes, every room, every piece of
/// furniture, every object, what the robot sees and reaches, and homes that break a rule.
/// </summary>
public sealed class HomeGallery : IDisposable
{
    private const int Plans = 36;
    private const int CutHomes = 24;
    private const int RoomHomes = 12;
    private const int RobotViews = 6;
    private const float CutHeight = 1.4f;
    private const float RobotEye = 1.38f;
    private const float HumanEye = 1.6f;
    private const int CheckedHomes = 200;
    private readonly CpuDevice device;
    private readonly SketchPad pad;
    private readonly string folder;
    private readonly ulong seed;
    private readonly List<string> files = [];

    private HomeGallery(string folder, ulong seed, int threads)
    {
        (this.folder, this.seed) = (folder, seed);
        device = new CpuDevice(threads);
        pad = new SketchPad(device);
    }

    /// <summary>Writes all pictures.</summary>
    /// <param name="folder">Folder to write to; created if need be.</param>
    /// <param name="seed">Seed of the homes.</param>
    /// <param name="threads">Worker threads.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Write(string folder, ulong seed, int threads)
    {
        Directory.CreateDirectory(folder);
        using HomeGallery gallery = new(folder, seed, threads);
        gallery.AddPlans();
        gallery.AddCutAways();
        gallery.AddRooms();
        gallery.AddPieces();
        gallery.AddObjects();
        gallery.AddRobotViews(threads);
        gallery.Save("reach.png", ReachGallery.Draw(seed, gallery.device), 3);
        gallery.AddFailures();
        return gallery.files;
    }

    /// <inheritdoc/>
    public void Dispose() => device.Dispose();

    private Home Make(HomeSplit split, int index, HomeDetail detail) =>
        HomeGenerator.Generate(HomeOptions.Default with { Detail = detail }, seed, split, index);

    private void AddPlans()
    {
        foreach (HomeSplit split in (ReadOnlySpan<HomeSplit>)[HomeSplit.Train, HomeSplit.TestLayout])
        {
            Home[] homes = [.. Enumerable.Range(0, Plans).Select(i => Make(split, i, HomeDetail.Lean))];
            string name = split.ToString().ToLowerInvariant();
            SaveText($"plans_{name}.svg", HomePlanSvg.Sheet(homes, 6, withSpace: false));
            SaveText($"space_{name}.svg", HomePlanSvg.Sheet(homes, 6));
        }
    }

    private void AddCutAways()
    {
        CameraSettings camera = new() { Width = 640, Height = 480, FieldOfView = MathF.PI / 3 };
        HomeSplit[] splits = [HomeSplit.Train, HomeSplit.TestLayout, HomeSplit.TestStyle];
        foreach (HomeDetail detail in Enum.GetValues<HomeDetail>())
        {
            List<Picture> pictures = [];
            for (int i = 0; i < CutHomes; i++)
            {
                HomeSplit split = splits[i < CutHomes / 2 ? 0 : 1 + i % 2];
                Home home = Make(split, i, detail);
                TriangleMesh mesh = CutAway.At(home, home.Describe().Mesh, CutHeight);
                Bounds bounds = mesh.Bounds;
                Vector3 back = Vector3.Normalize(new Vector3(0.45f, 1, 0.55f));
                Vector3 eye = bounds.Center + back * SceneViews.DistanceToSee(bounds, camera, back);
                string caption = $"{home.Family} {home.Palette.Name} {split} {i}, {mesh.TriangleCount} triangles";
                pictures.Add(pad.Draw(
                    mesh, eye, bounds.Center, camera.Width, camera.Height, camera.FieldOfView, caption));
            }

            Save($"cutaway_{detail.ToString().ToLowerInvariant()}.png", pictures, 4);
        }
    }

    private void AddRooms()
    {
        const int width = 480;
        const int height = 360;
        HomeDetail[] details = [HomeDetail.Standard, HomeDetail.Rich, HomeDetail.Lean];
        for (int i = 0; i < RoomHomes; i++)
        {
            Home home = Make(i % 4 == 3 ? HomeSplit.TestLayout : HomeSplit.Train, i, details[i % 3]);
            TriangleMesh mesh = home.Describe().Mesh;
            List<Picture> pictures = [];
            for (int room = 0; room < home.Rooms.Count; room++)
            {
                bool robot = room % 2 == 0;
                (Vector3 eye, Vector3 target) = RoomView(home, home.Rooms[room], robot ? RobotEye : HumanEye);
                string caption = $"{home.Name} {home.Rooms[room].Kind} {details[i % 3]} eye {eye.Y:F2} m";
                pictures.Add(pad.Draw(mesh, eye, target, width, height, robot ? 1.05f : 1.35f, caption));
            }

            Save($"rooms_{i:D2}.png", pictures, 3);
        }
    }

    /// <summary>From the standing place farthest from the middle of a room, towards the middle.</summary>
    private static (Vector3 Eye, Vector3 Target) RoomView(Home home, HomeRoom room, float height)
    {
        FreeSpace space = home.FreeSpace;
        PlanRect c = room.Clear;
        Vector2 middle = new Vector2(c.MinX + c.MaxX, c.MinZ + c.MaxZ) * 0.5e-3f;
        Vector2 best = middle;
        for (int cell = 0; cell < space.Navigable.Count; cell++)
        {
            int x = space.MinX + cell % space.Width * FreeSpace.Cell + FreeSpace.Cell / 2;
            int z = space.MinZ + cell / space.Width * FreeSpace.Cell + FreeSpace.Cell / 2;
            Vector2 place = new Vector2(x, z) * 1e-3f;
            if (space.Navigable[cell] && c.Contains(x, z)
                && Vector2.DistanceSquared(place, middle) > Vector2.DistanceSquared(best, middle))
            {
                best = place;
            }
        }

        return (new Vector3(best.X, height, best.Y), new Vector3(middle.X, 0.7f, middle.Y));
    }

    /// <summary>Every kind of piece: smallest, middle and largest, each at three levels of detail.</summary>
    private void AddPieces()
    {
        const int size = 168;
        List<Picture> pictures = [];
        Palette palette = Palette.All[0];
        foreach (PieceKind kind in Enum.GetValues<PieceKind>())
        {
            for (int step = 0; step < 3; step++)
            {
                HomePiece piece = new(kind, 0, PieceSizes.Of(kind, step), new PlanFrame(0, 0, 1), 0x5A3C9D26u << step);
                PieceModel model = PieceShapes.Build(piece, palette, palette.Floor);
                foreach (HomeDetail detail in Enum.GetValues<HomeDetail>())
                {
                    MeshBuilder builder = new();
                    PieceMesh.Add(new FacePainter(builder, PatternLibrary.Of(new DetailPlan(detail))), piece, model, new DetailPlan(detail));
                    if (builder.TriangleCount == 0)
                    {
                        pictures.Add(Picture.Filled(size, size, Color.Hex(0xE8ECF0)));
                        continue;
                    }

                    TriangleMesh mesh = builder.Build();
                    Vector3 middle = mesh.Bounds.Center;
                    float reach = mesh.Bounds.Size.Length() * 1.25f;
                    Vector3 eye = middle + Vector3.Normalize(new Vector3(0.7f, 0.65f, 1)) * reach;
                    pictures.Add(pad.Draw(mesh, eye, middle, size, size, 0.85f, $"{kind} {mesh.TriangleCount}"));
                }
            }
        }

        Save("pieces.png", pictures, 9);
    }

    /// <summary>All objects in rows on a sheet with lines every 10 cm, at three levels of detail.</summary>
    private void AddObjects() =>
        Save("objects.png", [.. Enum.GetValues<ObjectDetail>().Select(DrawObjects)], 1);

    private Picture DrawObjects(ObjectDetail detail)
    {
        MeshBuilder builder = new();
        IReadOnlyList<MovableObject> objects =
            [.. MovableObjects.TrainingVariants(seed, 2, detail), .. MovableObjects.HeldOutVariants(seed, 1, detail)];
        const int columns = 12;
        int rows = (objects.Count + columns - 1) / columns;
        for (int i = 0; i < objects.Count; i++)
        {
            MovableObject thing = objects[i];
            Quaternion turn = i % 2 == 1 && thing.Lying.Count > 0 ? thing.Lying[0] : thing.Upright;
            Bounds box = Bounds.Of([.. thing.Mesh.Positions.Select(p => Vector3.Transform(p, turn))]);
            Vector3 place = new Vector3(i % columns * 0.3f, 0, i / columns * 0.4f) - box.Center with { Y = box.Min.Y };
            builder.Mesh(thing.Mesh, new Pose(place, turn).ToMatrix());
        }

        for (int line = -1; line <= columns * 3; line++)
        {
            float x = line * 0.1f - 0.1f;
            builder.Quad(
                new Vector3(x, -0.001f, rows * 0.4f), new Vector3(x + 0.004f, -0.001f, rows * 0.4f),
                new Vector3(x + 0.004f, -0.001f, -0.3f), new Vector3(x, -0.001f, -0.3f), Color.Hex(0x9AA0A8));
        }

        Vector3 middle = new(columns * 0.15f - 0.15f, 0.05f, rows * 0.2f - 0.2f);
        Vector3 above = middle + new Vector3(0, 2.9f, 3.1f);
        return pad.Draw(builder.Build(), above, middle, 1600, 1000, 0.9f, $"{detail}, lines every 10 cm");
    }

    /// <summary>The robot before its target, and the depth and colour it sees there.</summary>
    private void AddRobotViews(int threads)
    {
        List<Picture> follow = [];
        List<Picture> eyes = [];
        for (int i = 0; i < RobotViews; i++)
        {
            using ScenePictures pictures = new(new WorldSettings(), $"{i}", i, seed, threads);
            follow.Add(pictures.Draw("follow", 640).Picture);
            eyes.Add(pictures.Draw("head", 128).Picture);
            eyes.Add(pictures.Draw("head", 128, PictureSensor.Depth).Picture);
        }

        Save("robot.png", follow, 3);
        Save("robot_eyes.png", eyes, 6);
    }

    /// <summary>Plans of the homes that break a rule, with their names; a text file says how many were checked.</summary>
    private void AddFailures()
    {
        (Home Home, string Problem)[] bad =
        [
            .. Enumerable.Range(0, CheckedHomes).AsParallel().AsOrdered().Select(i => Make(HomeSplit.Train, i, HomeDetail.Lean))
                .Select(h => (h, string.Join("; ", HomeCheck.Problems(h)))).Where(h => h.Item2.Length > 0),
        ];
        SaveText("failures.txt", string.Join('\n', (string[])
            [$"{CheckedHomes} homes checked, {bad.Length} with problems", .. bad.Select(b => $"{b.Home.Name}: {b.Problem}"), ""]));
        if (bad.Length > 0)
        {
            SaveText("failures.svg", HomePlanSvg.Sheet([.. bad.Select(b => b.Home)], Math.Min(6, bad.Length)));
        }
    }

    private void Save(string name, IReadOnlyList<Picture> pictures, int columns)
    {
        (int width, int height) = (pictures[0].Width, pictures[0].Height);
        PictureCanvas sheet = new(
            width * columns, height * ((pictures.Count + columns - 1) / columns), Color.Hex(0xFFFFFF));
        for (int i = 0; i < pictures.Count; i++)
        {
            sheet.Paste(pictures[i], i % columns * width, i / columns * height);
        }

        files.Add(Path.Combine(folder, name));
        sheet.ToPicture().Save(files[^1]);
    }

    private void SaveText(string name, string text)
    {
        files.Add(Path.Combine(folder, name));
        File.WriteAllText(files[^1], text);
    }
}
