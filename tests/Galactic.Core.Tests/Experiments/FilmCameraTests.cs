using System.Numerics;
using Galactic.Assets;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Experiments;

/// <summary>A robot drives sixteen metres through three rooms; the camera has to stay with it.</summary>
public sealed class FilmCameraTests
{
    private const int Steps = 320;
    private const float StepLength = 0.05f;
    private static readonly TriangleMesh Rooms = MakeRooms();
    private static readonly EpisodeRecording Drive = Record();

    [Theory]
    [InlineData(12)]
    [InlineData(120)]
    [InlineData(321)]
    public void The_robot_is_in_the_middle_of_every_picture(int pictures)
    {
        int[] frames = Frames(pictures);
        IReadOnlyList<(Vector3 Eye, Vector3 Middle)> views = new FilmCamera(Rooms, Drive).Follow(frames);
        Assert.Equal(pictures, views.Count);
        for (int i = 0; i < pictures; i++)
        {
            float aside = Vector2.Distance(new Vector2(views[i].Middle.X, views[i].Middle.Z), Robot(frames[i]));
            Assert.True(aside < 0.75f, $"Picture {i} looks {aside} m past the robot.");
        }
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(120, 0.85)]
    public void Walls_hide_the_robot_never_in_stills_and_seldom_in_films(int pictures, double least)
    {
        int[] frames = Frames(pictures);
        IReadOnlyList<(Vector3 Eye, Vector3 Middle)> views = new FilmCamera(Rooms, Drive).Follow(frames);
        int seen = Enumerable.Range(0, pictures).Count(i => IsSeen(views[i].Eye, Robot(frames[i])));
        Assert.InRange(seen, least * pictures, pictures);
    }

    [Fact]
    public void A_film_is_cut_at_most_every_twelve_pictures_and_does_not_jump_in_between()
    {
        IReadOnlyList<(Vector3 Eye, Vector3 Middle)> views = new FilmCamera(Rooms, Drive).Follow(Frames(120));
        List<int> cuts = [0];
        for (int i = 1; i < views.Count; i++)
        {
            if (Vector3.Distance(views[i].Eye - views[i].Middle, views[i - 1].Eye - views[i - 1].Middle) > 1e-4f)
            {
                Assert.InRange(i - cuts[^1], 12, 120);
                cuts.Add(i);
            }

            Assert.InRange(Vector3.Distance(views[i].Middle, views[i - 1].Middle), 0, 0.5f);
        }
    }

    private static int[] Frames(int pictures) =>
        [.. Enumerable.Range(0, pictures).Select(i => i * Steps / (pictures - 1))];

    private static Vector2 Robot(int frame) => new(Drive.Frames[frame].Base.X, Drive.Frames[frame].Base.Z);

    private static bool IsSeen(Vector3 eye, Vector2 robot) => new[] { 0.35f, 1.1f }.Any(height =>
        !SegmentTest.Meets(Rooms, eye, Vector3.Lerp(eye, new Vector3(robot.X, height, robot.Y), 0.97f)));

    /// <summary>Rooms of 5 m with walls of 2.5 m across the way, open where the robot passes.</summary>
    private static TriangleMesh MakeRooms()
    {
        MeshBuilder mesh = new();
        foreach (float x in (float[])[-1, 4, 9, 17])
        {
            mesh.Box(new Pose(new Vector3(x, 1.25f, 3.4f), Quaternion.Identity), new Vector3(0.05f, 1.25f, 2.9f), 0);
            mesh.Box(new Pose(new Vector3(x, 1.25f, -3.4f), Quaternion.Identity), new Vector3(0.05f, 1.25f, 2.9f), 0);
        }

        mesh.Box(new Pose(new Vector3(8, 1.25f, 2.5f), Quaternion.Identity), new Vector3(9, 1.25f, 0.05f), 0);
        mesh.Box(new Pose(new Vector3(8, 1.25f, -2.5f), Quaternion.Identity), new Vector3(9, 1.25f, 0.05f), 0);
        return mesh.Build();
    }

    private static EpisodeRecording Record()
    {
        Vector3 target = new(Steps * StepLength, 0.8f, 0);
        EpisodeSet set = TestWorlds.Set(TestWorlds.Room(), TestWorlds.Episode(Vector2.Zero, 0, target));
        float[] pose = new float[RenderBatch.TransformSize];
        new Pose(target, Quaternion.Identity).Write(pose);
        return new EpisodeRecording(set, TestWorlds.Robot, 0, EpisodeOutcome.TimeLimit, [
            .. Enumerable.Range(0, Steps + 1).Select(i => new RecordedFrame(
                [0], pose, new float[12], (i * StepLength, 0, 0), i, 0, [])),
        ]);
    }
}
