using System.Numerics;
using Galactic.Robots;

namespace Galactic.Scenes.Reaching;

/// <summary>Something an arm should do at a place.</summary>
internal interface IAim
{
    /// <summary>About where the grasp point has to be, world, metres.</summary>
    Vector3 Place { get; }

    /// <summary>True if a pose of the library is worth trying.</summary>
    bool Suits(ReachLibrary library, int entry);

    /// <summary>Turns a pose that nearly fits into one that does and touches nothing.</summary>
    /// <param name="clearance">Stands where the arm should do it.</param>
    /// <param name="solver">Inverse kinematics.</param>
    /// <param name="joints">Seed; receives the answer.</param>
    bool TrySolve(RobotClearance clearance, InverseKinematics solver, Span<float> joints);
}
