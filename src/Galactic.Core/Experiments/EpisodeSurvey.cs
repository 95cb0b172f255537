using System.Numerics;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>The figures of episodes in generated homes beside what they are designed to be.</summary>
public sealed class EpisodeSurvey
{
    private readonly EpisodeSet set;
    private readonly List<SurveyRow> rows = [];

    private EpisodeSurvey(EpisodeSet set) => this.set = set;

    /// <summary>
    /// What is surveyed: 25 objects, and start, target and goal anywhere the defaults allow.
    /// </summary>
    public static EpisodeOptions Options { get; } = EpisodeOptions.Rearrange with { MinObjects = 25, MaxObjects = 25 };

    /// <summary>Measures episodes.</summary>
    /// <param name="set">At least one; of homes of <see cref="HomeOptions.Default"/> with <see cref="Options"/>.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static IReadOnlyList<SurveyRow> Of(EpisodeSet set)
    {
        if (set.Episodes.Count == 0)
        {
            throw new ArgumentException("A survey needs at least one episode.", nameof(set));
        }

        EpisodeSurvey survey = new(set);
        survey.Heights();
        survey.Spacing();
        survey.Paths();
        return survey.rows;
    }

    private void Heights()
    {
        float[] heights =
        [
            .. set.Episodes.SelectMany(e => e.Spawns).Select(s => Bottom(set.Objects[s.ObjectIndex], s.WorldFromMesh)),
        ];
        (float Low, float High, double Share)[] bands =
            [(0.35f, 0.5f, 28), (0.5f, 0.65f, 10), (0.65f, 0.8f, 30), (0.8f, 1, 29), (1, 9, 3)];
        foreach ((float low, float high, double share) in bands)
        {
            string name = high > 2 ? $"objects above {low:0.00} m, %" : $"objects at {low:0.00}-{high:0.00} m, %";
            double value = 100.0 * heights.Count(h => h >= low && h < high) / heights.Length;
            rows.Add(new SurveyRow(name, value, share, Math.Max(0, share - 6), share + 6));
        }
    }

    private void Spacing()
    {
        float[] nearest = [.. set.Episodes.SelectMany(Nearest).Order()];
        rows.Add(new SurveyRow("nearest object, median, m", nearest[nearest.Length / 2], 0.23, 0.16, 0.32));
        rows.Add(new SurveyRow("nearest object, 5 % quantile, m", nearest[nearest.Length / 20], 0.09, 0.08, 0.23));
    }

    private void Paths()
    {
        List<double> toObject = [];
        List<double> toGoal = [];
        foreach (Episode episode in set.Episodes)
        {
            NavigationMap map = set.Scenes[episode.SceneIndex].Navigation;
            Pose target = episode.Spawns[episode.TargetIndex].WorldFromMesh;
            int before = map.NearestNavigable(target.Position.X, target.Position.Z);
            float[] distances = map.GeodesicDistances(before);
            toObject.Add(distances[map.NearestNavigable(episode.StartPosition.X, episode.StartPosition.Y)]);
            toGoal.Add(distances[map.NearestNavigable(episode.Goal.Position.X, episode.Goal.Position.Z)]);
        }

        rows.Add(new SurveyRow("path from start to object, m", toObject.Average(), 4.5, 3.8, 5.2));
        rows.Add(new SurveyRow("path from object to goal, m", toGoal.Average(), 4.5, 3.8, 5.2));
    }

    private IEnumerable<float> Nearest(Episode episode)
    {
        Vector3[] centers =
        [
            .. episode.Spawns.Select(s => s.WorldFromMesh.Transform(set.Objects[s.ObjectIndex].Box.Center)),
        ];
        return centers.Select((c, i) =>
            MathF.Sqrt(centers.Where((_, k) => k != i).Min(o => Vector3.DistanceSquared(o, c))));
    }

    private static float Bottom(MovableObject thing, Pose pose)
    {
        Bounds box = thing.Box;
        Vector3 half = box.Size * 0.5f;
        float reach = MathF.Abs(pose.Rotate(Vector3.UnitX).Y) * half.X + MathF.Abs(pose.Rotate(Vector3.UnitY).Y) * half.Y
            + MathF.Abs(pose.Rotate(Vector3.UnitZ).Y) * half.Z;
        return pose.Transform(box.Center).Y - reach;
    }
}
