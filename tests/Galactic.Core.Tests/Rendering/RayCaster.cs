using Galactic.Assets;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

/// <summary>
/// Brute force in double precision: every ray against every triangle, fronts only where a mesh says so.
/// </summary>
internal static unsafe class RayCaster
{
    public static double[] Depth(
        CameraSettings camera, TriangleMesh[] scenes, TriangleMesh[] meshes, RenderBatch batch, int env)
    {
        List<double[]> triangles = [];
        float* eye = batch.WorldFromCamera.Pointer + env * 12;
        Add(triangles, scenes[batch.SceneIndex.Pointer[env]], null, eye);
        for (int i = 0; i < batch.InstanceCount.Pointer[env]; i++)
        {
            int index = env * batch.Capacity + i;
            Add(triangles, meshes[batch.MeshIndex.Pointer[index]], batch.WorldFromMesh.Pointer + index * 12, eye);
        }

        double[] nearest = new double[camera.Width * camera.Height];
        double tangent = Math.Tan(camera.FieldOfView / 2.0) / (camera.Width / 2.0);
        foreach (double[] t in triangles)
        {
            for (int pixel = 0; pixel < nearest.Length; pixel++)
            {
                double x = (pixel % camera.Width + 0.5 - camera.Width / 2.0) * tangent;
                double y = -(pixel / camera.Width + 0.5 - camera.Height / 2.0) * tangent;
                double depth = Hit(t, x, y);
                if (depth >= camera.Near && (nearest[pixel] == 0 || depth < nearest[pixel]))
                {
                    nearest[pixel] = depth;
                }
            }
        }

        return nearest;
    }

    // Möller-Trumbore for a ray from the origin along (x, y, -1): its parameter is the forward distance.
    private static double Hit(double[] t, double x, double y)
    {
        (double ax, double ay, double az) = (t[3] - t[0], t[4] - t[1], t[5] - t[2]);
        (double bx, double by, double bz) = (t[6] - t[0], t[7] - t[1], t[8] - t[2]);
        (double px, double py, double pz) = (y * bz + by, -bx - x * bz, x * by - y * bx);
        double det = ax * px + ay * py + az * pz;
        if (det == 0 || (t[9] != 0 && det < 0))
        {
            return 0;
        }

        double u = -(t[0] * px + t[1] * py + t[2] * pz) / det;
        (double qx, double qy, double qz) = (t[2] * ay - t[1] * az, t[0] * az - t[2] * ax, t[1] * ax - t[0] * ay);
        double v = (x * qx + y * qy - qz) / det;
        return u >= 0 && v >= 0 && u + v <= 1 ? (bx * qx + by * qy + bz * qz) / det : 0;
    }

    private static void Add(List<double[]> triangles, TriangleMesh mesh, float* pose, float* eye)
    {
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            double[] t = new double[10];
            t[9] = mesh.IsSingleSided ? 1 : 0;
            for (int corner = 0; corner < 3; corner++)
            {
                System.Numerics.Vector3 p = mesh.Positions[mesh.Indices[i + corner]];
                double[] world = [p.X, p.Y, p.Z];
                if (pose != null)
                {
                    world = [.. Enumerable.Range(0, 3).Select(r =>
                        (double)pose[r * 4] * p.X + (double)pose[r * 4 + 1] * p.Y + (double)pose[r * 4 + 2] * p.Z
                            + pose[r * 4 + 3])];
                }

                for (int axis = 0; axis < 3; axis++)
                {
                    t[corner * 3 + axis] = Enumerable.Range(0, 3).Sum(
                        r => eye[r * 4 + axis] * (world[r] - eye[r * 4 + 3]));
                }
            }

            triangles.Add(t);
        }
    }
}
