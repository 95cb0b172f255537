using System.Diagnostics;
using Galactic.Compute;
using Galactic.Homes;

namespace Galactic.Experiments;

/// <summary>Homes per second: layouts alone, and with their triangles.</summary>
public static class HomeThroughput
{
    private const int Homes = 200;
    private const int WarmUp = 100;

    /// <summary>"homes/layout" and "homes/mesh"; the fastest of the repeats, for the least disturbed one.</summary>
    /// <param name="options">Knobs.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="repeats">Timed repeats of 200 homes each.</param>
    public static IReadOnlyList<ThroughputResult> Measure(HomeOptions options, int threads, int repeats = 5)
    {
        using CpuDevice device = new(threads);
        Home[] homes = new Home[Homes];
        int[] triangles = new int[Homes];
        device.Run("homes", WarmUp, 1, new Generate(homes, options));
        device.Run("meshes", WarmUp, 1, new Draw(homes, triangles));
        (double layout, double mesh) = (double.PositiveInfinity, double.PositiveInfinity);
        for (int i = 0; i < repeats; i++)
        {
            layout = Math.Min(layout, Seconds(() => device.Run("homes", Homes, 1, new Generate(homes, options))));
            mesh = Math.Min(mesh, Seconds(() => device.Run("meshes", Homes, 1, new Draw(homes, triangles))));
        }

        int mean = (int)triangles.Average();
        return
        [
            new ThroughputResult("homes/layout", Homes / layout, "homes/s", Homes, 0, 0, threads),
            new ThroughputResult("homes/mesh", Homes / (layout + mesh), "homes/s", Homes, 0, mean, threads),
        ];
    }

    private static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private readonly struct Generate(Home[] homes, HomeOptions options) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                homes[i] = HomeGenerator.Generate(options, 1, HomeSplit.Train, i);
            }
        }
    }

    private readonly struct Draw(Home[] homes, int[] triangles) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                triangles[i] = homes[i].Describe().Mesh.TriangleCount;
            }
        }
    }
}
