using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>What two simulators must share for one to take up the other's state.</summary>
/// <param name="Envs">Envs in the batch.</param>
/// <param name="Joints">Joints of the robot.</param>
/// <param name="MaxObjects">Object slots per env.</param>
/// <param name="Episodes">Episodes in the set.</param>
/// <param name="Content">Fingerprint of the robot's joints and of all episodes.</param>
internal readonly record struct SnapshotShape(int Envs, int Joints, int MaxObjects, int Episodes, ulong Content)
{
    /// <summary>The shape of a simulator.</summary>
    public static SnapshotShape Of(EpisodeSet set, RobotModel robot, SimulationState state)
    {
        RandomKey content = RandomKey.FromSeed(1);
        foreach (char letter in string.Join('|', robot.Joints.Select(j => j.Name)))
        {
            content = content.For(letter);
        }

        for (int i = 0; i < set.Episodes.Count; i++)
        {
            Episode episode = set.Episodes[i];
            content = content.For(set.KeyOf(i).State).For(episode.SceneIndex);
            foreach (ObjectSpawn spawn in episode.Spawns)
            {
                content = content.For(spawn.ObjectIndex);
            }
        }

        return new SnapshotShape(
            state.EnvCount, robot.Joints.Count, state.MaxObjects, set.Episodes.Count, content.State);
    }
}
