using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>
/// Rows of the block a task sees of 16 envs: element (row, env) is at row * 16 + env % 16. One block is contiguous, so
/// judging and observing stay within a few cache lines per env.
/// </summary>
internal static class EnvRow
{
    /// <summary>World from gripper frame, a row-major 3x4 matrix.</summary>
    public const int Gripper = 0;

    public const int GripperX = 3;
    public const int GripperY = 7;
    public const int GripperZ = 11;

    /// <summary>Base x, z, sine, cosine and angle of the yaw.</summary>
    public const int Base = SimulationState.GripperSize;

    public const int Yaw = Base + 4;

    /// <summary>Where the target is, x, y, z.</summary>
    public const int Target = Yaw + 1;

    /// <summary>Slot of the object in the hand, -1 for none.</summary>
    public const int Held = Target + 3;

    public const int Step = Held + 1;

    /// <summary>1 if the last motion was undone.</summary>
    public const int Blocked = Step + 1;

    /// <summary>From here on as of the step before.</summary>
    public const int PreviousGripper = Blocked + 1;

    public const int PreviousBase = PreviousGripper + 3;
    public const int PreviousTarget = PreviousBase + 5;
    public const int PreviousHeld = PreviousTarget + 3;

    /// <summary>From here on set by the episode: where the target is believed to be, x, y, z.</summary>
    public const int Seen = PreviousHeld + 1;

    /// <summary>Where the target should go, x, y, z.</summary>
    public const int Goal = Seen + 3;

    /// <summary>Base start x and z.</summary>
    public const int Start = Goal + 3;

    /// <summary>Slot of the target.</summary>
    public const int TargetSlot = Start + 2;

    /// <summary>Steps after which the episode is cut off.</summary>
    public const int Limit = TargetSlot + 1;

    /// <summary>Which of the episode's targets is the current one.</summary>
    public const int Focus = Limit + 1;

    public const int Count = Focus + 1;
}
