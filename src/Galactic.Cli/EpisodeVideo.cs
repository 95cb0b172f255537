using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Media;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Cli;

/// <summary>Films one held-out episode of a policy.</summary>
public static class EpisodeVideo
{
    private const int Candidates = 32;
    private const double FramesPerSecond = 8;

    /// <summary>
    /// Writes the first successful episode among a few, or the first that ended otherwise if none succeeds.
    /// </summary>
    /// <returns>The file written; its ending may differ from the one asked for when ffmpeg is missing.</returns>
    public static string Write(Player player, string file)
    {
        Experiment experiment = player.Experiment;
        EpisodeSet set = experiment.HeldOutSet(HomeSplit.Test, Candidates);
        using VectorEnv env = player.Open(set);
        EpisodeRecording recording = EpisodeRecorder.RecordFirst(player.Policy, env, experiment.Settings.Training.Seed);
        using EpisodeFilm film = new(set, experiment.Robot, experiment.Device);
        return VideoWriter.Write(file, film.Draw(recording), FramesPerSecond);
    }
}
