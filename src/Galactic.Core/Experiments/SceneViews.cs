using System.Numerics;
using Galactic.Assets;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Cameras for people and the meshes they draw from.</summary>
public static class SceneViews
{
    /// <summary>Mesh number of the marker over the target, after object classes and robot links.</summary>
    /// <param name="assets">From <see cref="WithoutCeilings"/>.</param>
    public static int MarkerMesh(RenderAssets assets) => assets.Meshes.Count - 1;

    /// <summary>
    /// What <see cref="RenderAssetsFactory"/> gives, with open roofs and a marker as an additional last mesh.
    /// </summary>
    public static RenderAssets WithoutCeilings(EpisodeSet set, RobotModel robot)
    {
        RenderAssets assets = RenderAssetsFactory.Create(set, robot);
        return new RenderAssets(
            [.. set.Scenes.Select(s => PictureRenderer.WithoutCeiling(s.Mesh, s.CeilingStart))],
            [.. assets.Meshes, Marker()]);
    }

    /// <summary>Writes the pose of a camera at one point that looks at another, upright.</summary>
    /// <param name="eye">Camera position, metres.</param>
    /// <param name="target">Point in the middle of the picture; not straight above or below the eye.</param>
    /// <param name="worldFromCamera">[12] row-major 3x4; the camera looks along its -z.</param>
    public static void LookAt(Vector3 eye, Vector3 target, Span<float> worldFromCamera)
    {
        Vector3 back = Vector3.Normalize(eye - target);
        Vector3 right = Vector3.Normalize(Vector3.Cross(Vector3.UnitY, back));
        Vector3 up = Vector3.Cross(back, right);
        for (int row = 0; row < 3; row++)
        {
            worldFromCamera[4 * row] = right[row];
            worldFromCamera[4 * row + 1] = up[row];
            worldFromCamera[4 * row + 2] = back[row];
            worldFromCamera[4 * row + 3] = eye[row];
        }
    }

    private static TriangleMesh Marker()
    {
        const float radius = 0.045f;
        const float height = 0.11f;
        uint color = Color.Hex(0xFF2D87);
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
