using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Cameras for people and the meshes they draw from.</summary>
public static class SceneViews
{
    /// <summary>Colour of the marker over an object to move.</summary>
    public static readonly uint TargetColor = Color.Hex(0xFF2D87);

    /// <summary>Colour of the marker over the place it should go to.</summary>
    public static readonly uint GoalColor = Color.Hex(0x12B76A);

    /// <summary>Mesh number of the target marker, after object classes and robot links; the goal marker is the next.</summary>
    /// <param name="assets">From <see cref="WithoutCeilings"/>.</param>
    public static int MarkerMesh(RenderAssets assets) => assets.Meshes.Count - 2;

    /// <summary>
    /// What <see cref="RenderAssetsFactory"/> gives, with open roofs and the two markers as additional last meshes.
    /// </summary>
    public static RenderAssets WithoutCeilings(EpisodeSet set, RobotModel robot)
    {
        RenderAssets assets = RenderAssetsFactory.Create(set, robot);
        return assets with
        {
            Scenes = [.. set.Scenes.Select(s => PictureRenderer.WithoutCeiling(s.Mesh, s.CeilingStart))],
            Meshes = [.. assets.Meshes, Marker(TargetColor), Marker(GoalColor)],
        };
    }

    /// <summary>Looks down on the whole of a box, from aside and from far enough to see all its corners.</summary>
    /// <param name="bounds">What to see, metres.</param>
    /// <param name="camera">Size and lens of the picture.</param>
    /// <param name="turns">Directions the camera will look from, radians about the vertical; the distance suits all.</param>
    /// <param name="turn">The one wanted now.</param>
    /// <param name="worldFromCamera">[12] receives the camera's pose.</param>
    public static void Overlook(
        Bounds bounds, CameraSettings camera, IEnumerable<float> turns, float turn, Span<float> worldFromCamera)
    {
        float distance = turns.Max(t => DistanceToSee(bounds, camera, Down(t)));
        CameraPose.LookAt(bounds.Center + Down(turn) * distance, bounds.Center, worldFromCamera);
    }

    /// <summary>Where a marker floats over a posed object: its tip 3 cm above the object's box.</summary>
    public static Pose Above(MovableObject thing, Pose worldFromMesh)
    {
        OrientedBox box = new(
            worldFromMesh * new Pose(thing.Box.Center, Quaternion.Identity), thing.Box.Size / 2);
        return new Pose(
            box.WorldFromBox.Position with { Y = box.Bounds.Max.Y + 0.03f }, Quaternion.Identity);
    }

    /// <summary>From the middle to a camera that looks down steeply.</summary>
    private static Vector3 Down(float turn) => Vector3.Normalize(new(MathF.Sin(turn) * 0.54f, 1, MathF.Cos(turn) * 0.54f));

    /// <summary>Distance from the middle of a box at which every corner lies within the picture.</summary>
    internal static float DistanceToSee(Bounds bounds, CameraSettings camera, Vector3 back)
    {
        const float Margin = 1.03f;
        Vector3 right = Vector3.Normalize(Vector3.Cross(Vector3.UnitY, back));
        Vector3 up = Vector3.Cross(back, right);
        float across = MathF.Tan(camera.FieldOfView / 2) / Margin;
        float down = across * camera.Height / camera.Width;
        float distance = 0;
        for (int corner = 0; corner < 8; corner++)
        {
            Vector3 side = new((corner & 1) - 0.5f, (corner >> 1 & 1) - 0.5f, (corner >> 2) - 0.5f);
            Vector3 offset = bounds.Size * side;
            float wide = MathF.Max(
                MathF.Abs(Vector3.Dot(offset, right)) / across, MathF.Abs(Vector3.Dot(offset, up)) / down);
            distance = MathF.Max(distance, wide + Vector3.Dot(offset, back));
        }

        return distance;
    }

    /// <summary>A diamond that stands on its tip.</summary>
    internal static TriangleMesh Marker(uint color)
    {
        const float radius = 0.045f;
        const float height = 0.11f;
        MeshBuilder builder = new();
        Vector3[] rim =
            [new(radius, height, 0), new(0, height, -radius), new(-radius, height, 0), new(0, height, radius)];
        for (int i = 0; i < rim.Length; i++)
        {
            Vector3 next = rim[(i + 1) % rim.Length];
            builder.Triangle(Vector3.Zero, next, rim[i], color);
            builder.Triangle(new Vector3(0, 1.5f * height, 0), rim[i], next, color);
        }

        return builder.Build();
    }
}
