using System.Numerics;

namespace Galactic.Robots;

/// <summary>
/// Finds arm joints that bring the gripper to a goal, by damped least squares on the Jacobian (Wampler 1986;
/// Nakamura and Hanafusa 1986), joints kept within their limits at every iteration.
/// </summary>
/// <remarks>Holds scratch memory: one instance per thread. The answer depends on the goal and the seed only.</remarks>
public sealed class InverseKinematics
{
    private const int Rows = 6;
    private const float LongestMove = 0.2f;
    private const float LargestTurn = 0.6f;
    private const float LargestChange = 0.6f;
    // What a radian of wrong direction weighs against a metre of wrong position.
    private const float AxisWeight = 0.25f;
    private const float LeastDamping = 1e-5f;
    private const float ErrorDamping = 0.02f;
    private readonly ArmModel arm;
    private readonly ArmFrame[] frames;
    private readonly float[] jacobian;
    private readonly float[] normal = new float[Rows * Rows];
    private readonly float[] error = new float[Rows];

    /// <summary>Prepares scratch memory.</summary>
    public InverseKinematics(ArmModel arm)
    {
        this.arm = arm;
        frames = new ArmFrame[arm.JointCount + 1];
        jacobian = new float[Rows * arm.JointCount];
    }

    /// <summary>Searches from a seed.</summary>
    /// <param name="goal">What to reach.</param>
    /// <param name="joints">One value per arm joint: the seed, replaced by the answer or the last attempt.</param>
    /// <param name="iterations">Most iterations.</param>
    /// <returns>True if the goal is reached within its tolerances.</returns>
    /// <exception cref="ArgumentException">The number of joints is wrong.</exception>
    public bool TrySolve(in ReachGoal goal, Span<float> joints, int iterations = 40)
    {
        if (joints.Length != arm.JointCount)
        {
            throw new ArgumentException($"Expected {arm.JointCount} joints, got {joints.Length}.", nameof(joints));
        }

        Limit(joints);
        int rows = goal.Direction == Vector3.Zero ? 3 : Rows;
        for (int i = 0; ; i++)
        {
            arm.Solve(joints, frames);
            Vector3 move = goal.Point - frames[^1].Transform(goal.Tool);
            Vector3 turn = rows == 3 ? Vector3.Zero : TurnTo(frames[^1].Rotate(goal.Axis), goal.Direction);
            if (move.LengthSquared() <= goal.PointTolerance * goal.PointTolerance
                && turn.LengthSquared() <= goal.AxisTolerance * goal.AxisTolerance)
            {
                return true;
            }

            if (i >= iterations)
            {
                return false;
            }

            Fill(rows, Shorten(move, LongestMove), Shorten(turn, LargestTurn), goal.Tool);
            Change(rows, joints);
        }
    }

    /// <summary>The rotation vector from one direction to another, its length the sine up to a right angle.</summary>
    private static Vector3 TurnTo(Vector3 from, Vector3 to)
    {
        Vector3 cross = Vector3.Cross(from, to);
        if (Vector3.Dot(from, to) >= 0)
        {
            return cross;
        }

        // Nearly opposite directions leave the axis open; any one across will do.
        float length = cross.Length();
        return length > 1e-3f
            ? cross / length
            : Vector3.Normalize(Vector3.Cross(from, MathF.Abs(from.X) < 0.7f ? Vector3.UnitX : Vector3.UnitY));
    }

    private static Vector3 Shorten(Vector3 v, float longest)
    {
        float length = v.Length();
        return length > longest ? v * (longest / length) : v;
    }

    private void Fill(int rows, Vector3 move, Vector3 turn, Vector3 tool)
    {
        int n = arm.JointCount;
        Vector3 point = frames[n].Transform(tool);
        for (int k = 0; k < n; k++)
        {
            (Vector3 axis, bool slides) = arm.AxisOf(k, frames[k]);
            Vector3 linear = slides ? axis : Vector3.Cross(axis, point - frames[k].Origin);
            (jacobian[k], jacobian[n + k], jacobian[2 * n + k]) = (linear.X, linear.Y, linear.Z);
            Vector3 angular = slides ? Vector3.Zero : axis * AxisWeight;
            (jacobian[3 * n + k], jacobian[4 * n + k], jacobian[5 * n + k]) = (angular.X, angular.Y, angular.Z);
        }

        (error[0], error[1], error[2]) = (move.X, move.Y, move.Z);
        turn *= AxisWeight;
        (error[3], error[4], error[5]) = (turn.X, turn.Y, turn.Z);
        float damping = LeastDamping + ErrorDamping * (move.LengthSquared() + turn.LengthSquared());
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k <= i; k++)
            {
                float sum = i == k ? damping : 0;
                for (int j = 0; j < n; j++)
                {
                    sum += jacobian[i * n + j] * jacobian[k * n + j];
                }

                normal[i * Rows + k] = sum;
            }
        }
    }

    /// <summary>Joint change J^T (J J^T + damping)^-1 e, by Cholesky's factors.</summary>
    private void Change(int rows, Span<float> joints)
    {
        Factor(rows);
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < i; k++)
            {
                error[i] -= normal[i * Rows + k] * error[k];
            }

            error[i] /= normal[i * Rows + i];
        }

        for (int i = rows - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < rows; k++)
            {
                error[i] -= normal[k * Rows + i] * error[k];
            }

            error[i] /= normal[i * Rows + i];
        }

        int n = joints.Length;
        for (int j = 0; j < n; j++)
        {
            float change = 0;
            for (int i = 0; i < rows; i++)
            {
                change += jacobian[i * n + j] * error[i];
            }

            joints[j] += Math.Clamp(change, -LargestChange, LargestChange);
        }

        Limit(joints);
    }

    private void Factor(int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k <= i; k++)
            {
                float sum = normal[i * Rows + k];
                for (int j = 0; j < k; j++)
                {
                    sum -= normal[i * Rows + j] * normal[k * Rows + j];
                }

                normal[i * Rows + k] = i == k ? MathF.Sqrt(MathF.Max(sum, 1e-12f)) : sum / normal[k * Rows + k];
            }
        }
    }

    private void Limit(Span<float> joints)
    {
        for (int i = 0; i < joints.Length; i++)
        {
            RobotJoint joint = arm.Limits[i];
            joints[i] = Math.Clamp(joints[i], joint.Lower, joint.Upper);
        }
    }
}
