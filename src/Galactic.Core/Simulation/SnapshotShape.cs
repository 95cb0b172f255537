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
    private const ulong Prime = 0x100000001B3UL;
    private const ulong Offset = 0xCBF29CE484222325UL;

    /// <summary>The shape of a simulator.</summary>
    public static SnapshotShape Of(EpisodeSet set, RobotModel robot, SimulationState state)
    {
        ulong hash = Offset;
        void Add(uint word) => hash = (hash ^ word) * Prime;
        void AddFloat(float value) => Add(BitConverter.SingleToUInt32Bits(value));
        foreach (char letter in string.Join('|', robot.Joints.Select(j => j.Name)))
        {
            Add(letter);
        }

        foreach (Episode episode in set.Episodes)
        {
            Add((uint)episode.SceneIndex);
            AddFloat(episode.StartPosition.X);
            AddFloat(episode.StartPosition.Y);
            AddFloat(episode.StartYaw);
            foreach (ObjectSpawn spawn in episode.Spawns)
            {
                Add((uint)spawn.ObjectIndex);
                AddFloat(spawn.WorldFromMesh.Position.X);
                AddFloat(spawn.WorldFromMesh.Position.Y);
                AddFloat(spawn.WorldFromMesh.Position.Z);
            }
        }

        return new SnapshotShape(state.EnvCount, robot.Joints.Count, state.MaxObjects, set.Episodes.Count, hash);
    }
}
