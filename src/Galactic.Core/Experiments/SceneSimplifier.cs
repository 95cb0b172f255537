using System.Diagnostics;
using Galactic.Assets;
using Galactic.Scenes;
using static System.FormattableString;

namespace Galactic.Experiments;

/// <summary>Draws a scene with fewer triangles; what is hit and where things can lie stays the same.</summary>
internal static class SceneSimplifier
{
    private const double SecondsBetweenLines = 5;

    /// <summary>The scene with its drawn surfaces within a distance of the original ones.</summary>
    /// <param name="scene">Scene.</param>
    /// <param name="maxDeviation">Metres, above 0.</param>
    /// <param name="log">Hears how far long work is and what came of it; or null.</param>
    public static SceneDescription Simplify(SceneDescription scene, float maxDeviation, Action<string>? log)
    {
        long last = Stopwatch.GetTimestamp();
        TriangleMesh mesh = SurfaceSimplifier.Simplify(
            scene.Mesh, maxDeviation,
            share =>
            {
                if (Stopwatch.GetElapsedTime(last).TotalSeconds > SecondsBetweenLines)
                {
                    last = Stopwatch.GetTimestamp();
                    log?.Invoke(Invariant($"{scene.Name}: simplified {share:P0}"));
                }
            },
            out int[] kept);
        log?.Invoke(Invariant(
            $"{scene.Name}: {mesh.TriangleCount:N0} of {scene.Mesh.TriangleCount:N0} triangles are within {maxDeviation} m"));
        return scene with { Mesh = mesh, CeilingStart = kept.Count(t => t < scene.CeilingStart) };
    }
}
