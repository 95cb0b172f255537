using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Datasets;

/// <summary>Fits collision spheres to the links of a robot from files.</summary>
public static class RobotSpheres
{
    private const float FloorGap = 0.01f;

    /// <summary>A description whose links have new spheres.</summary>
    /// <remarks>
    /// Spheres cover what is drawn of a link with the joints at their start values; those that would touch the floor
    /// there are not used. Links without spheres so far are added at the end.
    /// </remarks>
    /// <param name="path">The description.</param>
    /// <param name="urdf">The URDF file; that of the description when left out.</param>
    /// <param name="links">Names of links.</param>
    /// <param name="options">How closely; the floor is kept clear in any case.</param>
    /// <param name="report">Receives link, spheres and share of its surface that they cover.</param>
    /// <exception cref="AssetException">A file is missing or damaged, or a link is not there or has no mesh.
    /// </exception>
    public static CollectionDocument Fit(
        string path, string? urdf, IReadOnlyList<string> links, SphereFitOptions options,
        Action<string, SphereFitResult>? report = null)
    {
        CollectionDocument document = CollectionDocument.Load(path);
        RobotDescription apart = document.Robot with { Looks = document.Robot.Looks with { MergesFixedLinks = false } };
        RobotModel robot = RobotFile.Load(apart, Path.GetFullPath(path), urdf).Robot;
        float[] joints = [.. robot.Joints.Select(j => j.Start)];
        Pose[] poses = new Pose[robot.Links.Count];
        robot.ForwardKinematics(default, 0, joints, poses);
        List<(string Link, IReadOnlyList<CollisionSphere> Spheres)> fitted = [.. document.Robot.Links];
        foreach (string link in links)
        {
            int number = robot.Links.ToList().FindIndex(l => l.Name == link);
            TriangleMesh mesh = robot.Visuals.FirstOrDefault(v => v.Link == number)?.Mesh ?? throw new AssetException(
                path, "", $"\"{link}\" has no mesh to fit spheres to; with meshes: "
                + string.Join(", ", robot.Visuals.Select(v => robot.Links[v.Link].Name)));
            Pose pose = poses[number];
            SphereFitResult fit = SphereFit.Fit(mesh, options with
            {
                Allows = s => pose.Transform(s.Center).Y >= s.Radius + FloorGap && options.Allows?.Invoke(s) != false,
            });
            report?.Invoke(link, fit);
            int at = fitted.FindIndex(l => l.Link == link);
            if (at >= 0)
            {
                fitted[at] = (link, fit.Spheres);
            }
            else
            {
                fitted.Add((link, fit.Spheres));
            }
        }

        return document with { Robot = document.Robot with { Links = fitted } };
    }
}
