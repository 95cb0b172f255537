using Galactic.Learning;

namespace Galactic.Cli;

/// <summary>Finds the checkpoint a user means.</summary>
public static class CheckpointFolder
{
    /// <summary>The folder itself if it holds a checkpoint, or its sub-folder "checkpoint".</summary>
    /// <exception cref="DirectoryNotFoundException">Neither holds one.</exception>
    public static string Find(string path)
    {
        string[] candidates = [path, Path.Combine(path, "checkpoint")];
        return candidates.FirstOrDefault(c => File.Exists(Path.Combine(c, Checkpoint.PolicyFile)))
            ?? throw new DirectoryNotFoundException(
                $"{path} holds no checkpoint: expected {Checkpoint.PolicyFile} in it or in its folder 'checkpoint'.");
    }
}
