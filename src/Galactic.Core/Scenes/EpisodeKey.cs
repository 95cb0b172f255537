using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>Turns the start situation of an episode into a random stream of its own.</summary>
internal static class EpisodeKey
{
    /// <summary>Mixes start pose, arm and all objects; scene and object numbers, which depend on the set, are left out.</summary>
    public static RandomKey Of(Episode episode)
    {
        RandomKey key = RandomKey.FromSeed(0);
        void Add(float value) => key = key.For(BitConverter.SingleToUInt32Bits(value));
        void AddPose(Pose pose)
        {
            (Vector3 p, Quaternion q) = (pose.Position, pose.Rotation);
            foreach (float value in (ReadOnlySpan<float>)[p.X, p.Y, p.Z, q.X, q.Y, q.Z, q.W])
            {
                Add(value);
            }
        }

        Add(episode.StartPosition.X);
        Add(episode.StartPosition.Y);
        Add(episode.StartYaw);
        foreach (float joint in episode.StartJoints)
        {
            Add(joint);
        }

        foreach (ObjectSpawn spawn in episode.Spawns)
        {
            AddPose(spawn.WorldFromMesh);
        }

        return key;
    }
}
