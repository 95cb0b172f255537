using Galactic.Assets;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

/// <summary>
/// Brute force in double precision: every ray against every triangle, fronts only where a mesh says so and nothing where
/// its texture has a hole.
/// </summary>
internal static unsafe class RayCaster
{
    public static RayHit[] Cast(
        CameraSettings camera, TriangleMesh[] scenes, TriangleMesh[] meshes, RenderBatch batch, int env)
    {
        var nearest = new RayHit[camera.Width * camera.Height];
        Visit(camera, Triangles(scenes, meshes, batch, env), (pixel, hit) =>
        {
            if (nearest[pixel].Depth == 0 || hit.Depth < nearest[pixel].Depth)
            {
                nearest[pixel] = hit;
            }
        });
        return nearest;
    }

    private static void Visit(CameraSettings camera, List<RayHit> triangles, Action<int, RayHit> see)
    {
        foreach (RayHit triangle in triangles)
        {
            (int left, int top, int right, int bottom) = Extent(camera, triangle.Corners!);
            for (int y = top; y < bottom; y++)
            {
                for (int x = left; x < right; x++)
                {
                    (double rayX, double rayY) = Ray(camera, x, y);
                    double depth = Hit(triangle.Corners!, triangle.Mesh!.IsSingleSided, rayX, rayY, out bool isBack);
                    if (depth >= camera.Near && !TextureReference.IsHole(camera, triangle, x, y))
                    {
                        see(y * camera.Width + x, triangle with { Depth = depth, IsBack = isBack });
                    }
                }
            }
        }
    }

    private static List<RayHit> Triangles(TriangleMesh[] scenes, TriangleMesh[] meshes, RenderBatch batch, int env)
    {
        List<RayHit> triangles = [];
        float* eye = batch.WorldFromCamera.Pointer + env * 12;
        if (batch.SceneIndex.Pointer[env] >= 0)
        {
            Add(triangles, scenes[batch.SceneIndex.Pointer[env]], -1, null, eye);
        }

        for (int i = 0; i < batch.InstanceCount.Pointer[env]; i++)
        {
            int index = env * batch.Capacity + i;
            Add(triangles, meshes[batch.MeshIndex.Pointer[index]], i, batch.WorldFromMesh.Pointer + index * 12, eye);
        }

        return triangles;
    }

    /// <summary>Direction through a pixel centre, per metre forward.</summary>
    public static (double X, double Y) Ray(CameraSettings camera, double x, double y)
    {
        double tangent = Math.Tan(camera.FieldOfView / 2.0) / (camera.Width / 2.0);
        return ((x + 0.5 - camera.Width / 2.0) * tangent, -(y + 0.5 - camera.Height / 2.0) * tangent);
    }

    /// <summary>
    /// Weights of the second and third corner where a ray meets the plane of a triangle, anywhere on it.
    /// </summary>
    public static (double B, double C) Weights(double[] t, double x, double y)
    {
        Cross(t, x, y, out double det, out double u, out double v, out _);
        return (u / det, v / det);
    }

    // Most triangles are small: with their corners well in front, only pixels inside their outline (and two more) matter.
    private static (int Left, int Top, int Right, int Bottom) Extent(CameraSettings camera, double[] t)
    {
        double tangent = Math.Tan(camera.FieldOfView / 2.0) / (camera.Width / 2.0);
        (double left, double right) = (double.PositiveInfinity, double.NegativeInfinity);
        (double top, double bottom) = (left, right);
        for (int corner = 0; corner < 9; corner += 3)
        {
            double forward = -t[corner + 2];
            if (forward < 0.1)
            {
                return forward < 0 && t[2] > 0 && t[5] > 0 && t[8] > 0
                    ? default
                    : (0, 0, camera.Width, camera.Height);
            }

            double x = t[corner] / forward / tangent + camera.Width / 2.0;
            double y = -t[corner + 1] / forward / tangent + camera.Height / 2.0;
            (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), Math.Max(bottom, y));
        }

        return (
            (int)Math.Clamp(left - 2, 0, camera.Width), (int)Math.Clamp(top - 2, 0, camera.Height),
            (int)Math.Clamp(right + 3, 0, camera.Width), (int)Math.Clamp(bottom + 3, 0, camera.Height));
    }

    private static double Hit(double[] t, bool isSingleSided, double x, double y, out bool isBack)
    {
        Cross(t, x, y, out double det, out double u, out double v, out double along);
        isBack = det < 0;
        if (det == 0 || (isSingleSided && isBack))
        {
            return 0;
        }

        (u, v) = (u / det, v / det);
        return u >= 0 && v >= 0 && u + v <= 1 ? along / det : 0;
    }

    // Möller-Trumbore for a ray from the origin along (x, y, -1): its parameter is the forward distance.
    private static void Cross(
        double[] t, double x, double y, out double det, out double u, out double v, out double along)
    {
        (double ax, double ay, double az) = (t[3] - t[0], t[4] - t[1], t[5] - t[2]);
        (double bx, double by, double bz) = (t[6] - t[0], t[7] - t[1], t[8] - t[2]);
        (double px, double py, double pz) = (y * bz + by, -bx - x * bz, x * by - y * bx);
        det = ax * px + ay * py + az * pz;
        u = -(t[0] * px + t[1] * py + t[2] * pz);
        (double qx, double qy, double qz) = (t[2] * ay - t[1] * az, t[0] * az - t[2] * ax, t[1] * ax - t[0] * ay);
        v = x * qx + y * qy - qz;
        along = bx * qx + by * qy + bz * qz;
    }

    private static void Add(List<RayHit> triangles, TriangleMesh mesh, int instance, float* pose, float* eye)
    {
        for (int i = 0; i < mesh.TriangleCount; i++)
        {
            double[] t = new double[9];
            for (int corner = 0; corner < 3; corner++)
            {
                System.Numerics.Vector3 p = mesh.Positions[mesh.Indices[3 * i + corner]];
                (double x, double y, double z) = Map(pose, p.X, p.Y, p.Z);
                (x, y, z) = (x - eye[3], y - eye[7], z - eye[11]);
                for (int axis = 0; axis < 3; axis++)
                {
                    t[corner * 3 + axis] = eye[axis] * x + eye[4 + axis] * y + eye[8 + axis] * z;
                }
            }

            triangles.Add(new RayHit(0, mesh, instance, i, false, t));
        }
    }

    private static (double X, double Y, double Z) Map(float* pose, double x, double y, double z) => pose == null
        ? (x, y, z)
        : (pose[0] * x + pose[1] * y + pose[2] * z + pose[3], pose[4] * x + pose[5] * y + pose[6] * z + pose[7],
            pose[8] * x + pose[9] * y + pose[10] * z + pose[11]);
}
