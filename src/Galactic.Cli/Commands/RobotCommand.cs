using System.CommandLine;
using System.Globalization;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Cli.Commands;

/// <summary>`galactic robot`: checks a robot description, draws its collision spheres, fits new ones.</summary>
public static class RobotCommand
{
    private static readonly Argument<string> FileName = new("file")
    {
        Description = "Robot description (.robot.json).",
    };
    private static readonly Option<string?> Urdf = new("--urdf")
    {
        Description = "URDF file; the one the description names when left out.",
    };
    private static readonly Option<string[]> Links = new("--fit")
    {
        Description = "Links to fit collision spheres to.",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<float> Tolerance = new("--tolerance")
    {
        Description = "How far fitted spheres may stick out of a link, metres.",
        DefaultValueFactory = _ => 0.04f,
    };
    private static readonly Option<int> MaxSpheres = new("--max-spheres")
    {
        Description = "Most spheres per fitted link.",
        DefaultValueFactory = _ => 12,
    };
    private static readonly Option<string?> Save = new("--save")
    {
        Description = "Description to write with the fitted spheres.",
    };
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Picture to write (.png): the robot, with its spheres, and the spheres alone.",
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("robot", "Check a robot description, draw its collision spheres, fit new ones.")
        {
            FileName, Urdf, Links, Tolerance, MaxSpheres, Save, Out,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Report report = new(parsed);
        string file = parsed.GetValue(FileName)!;
        string? urdf = parsed.GetValue(Urdf);
        string? picture = parsed.GetValue(Out) is string wanted ? OutputFile.Path(wanted, "--out") : null;
        if (parsed.GetValue(Links) is { Length: > 0 } links)
        {
            string save = OutputFile.Path(
                parsed.GetValue(Save) ?? throw new UsageException("--fit needs --save, the description to write."), "--save");
            SphereFitOptions options = new()
            {
                Tolerance = parsed.GetValue(Tolerance),
                MaxSpheres = parsed.GetValue(MaxSpheres),
            };
            void Fitted(string link, SphereFitResult fit) => report.Line(string.Create(
                CultureInfo.InvariantCulture, $"{link}: {fit.Spheres.Count} spheres cover {fit.Coverage:P0}"));
            RobotSpheres.Fit(file, urdf, links, options, Fitted).Save(save);
            file = save;
        }

        LoadedRobot loaded = RobotFile.Load(file, urdf);
        foreach (DatasetProblem problem in loaded.Problems)
        {
            report.Line(problem.ToString());
        }

        Tell(report, loaded.Robot);
        if (picture is not null)
        {
            using CpuDevice device = new(parsed.GetValue(SharedOptions.Threads));
            RobotPictures.Draw(loaded.Robot, 960, device).Save(picture);
            report.Line(picture);
        }

        return 0;
    }

    private static void Tell(Report report, RobotModel robot)
    {
        int triangles = robot.Visuals.Sum(v => v.Mesh.TriangleCount);
        report.Line(
            $"{robot.Name}: {robot.Links.Count} links, {robot.Joints.Count} joints, {robot.Visuals.Count} meshes with "
            + $"{triangles} triangles");
        report.Line($"actions: {string.Join(", ", robot.Actions.Names)}");
        IEnumerable<string> spheres = robot.Spheres
            .GroupBy(s => s.Link)
            .Select(g => $"{robot.Links[g.Key].Name} {g.Count()}");
        report.Line($"spheres: {robot.Spheres.Count} on {string.Join(", ", spheres)}");
        float[] heights = [0.2f, 0.4f, 0.6f, 0.8f, 1, 1.2f, 1.4f, 1.6f];
        report.Line("reach: " + string.Join(", ", heights.Select(h => string.Create(
            CultureInfo.InvariantCulture, $"{robot.Reach.Furthest(h):0.00} m at {h:0.0}"))));
        report.Result(new
        {
            robot.Name,
            Links = robot.Links.Count,
            Joints = robot.Joints.Select(j => j.Name),
            Actions = robot.Actions.Names,
            Spheres = robot.Spheres.Count,
            Radii = SphereRadii.All.ToArray().Select(r => robot.Spheres.Count(s => s.Sphere.Radius == r)),
            Triangles = triangles,
        });
    }
}
