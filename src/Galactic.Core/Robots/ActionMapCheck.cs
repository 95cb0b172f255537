namespace Galactic.Robots;

/// <summary>Refuses action maps that point outside the action or joint vector, or use a channel twice.</summary>
internal static class ActionMapCheck
{
    public static void Run(ActionMap map, IReadOnlyList<RobotJoint> joints, int mostChannels)
    {
        RobotCheck.Require(map is not null, "Actions", "is missing");
        RobotCheck.Require(
            map.Size >= 1 && map.Size <= mostChannels, "Actions.Names",
            $"has {map.Size} entries, expected 1 to {mostChannels}");
        RobotCheck.Names(map.Names, "Actions.Names");
        Dictionary<int, string> used = [];
        void Claim(int channel, string user)
        {
            RobotCheck.Index(channel, map.Size, "channels", user);
            RobotCheck.Require(
                used.TryAdd(channel, user), user,
                $"uses channel {channel}, which is already that of {used.GetValueOrDefault(channel)}");
        }

        Claim(map.GraspChannel, "Actions.GraspChannel");
        Claim(map.TurnChannel, "Actions.TurnChannel");
        Claim(map.DriveChannel, "Actions.DriveChannel");
        Claim(map.EndChannel, "Actions.EndChannel");
        for (int i = 0; i < map.Joints.Count; i++)
        {
            string place = $"Actions.Joints[{i}]";
            Claim(map.Joints[i].Channel, $"{place}.Channel");
            RobotCheck.Index(map.Joints[i].Joint, joints.Count, "joints", $"{place}.Joint");
            CheckStep(map.Joints[i].Step, $"{place}.Step");
        }

        RobotCheck.Require(
            map.Joints.DistinctBy(j => j.Joint).Count() == map.Joints.Count, "Actions.Joints",
            "moves a joint with two channels");
        CheckStep(map.TurnStep, "Actions.TurnStep");
        CheckStep(map.DriveStep, "Actions.DriveStep");
        RobotCheck.Require(
            map.ReleaseThreshold <= map.GraspThreshold && float.IsFinite(map.ReleaseThreshold)
                && float.IsFinite(map.GraspThreshold),
            "Actions.GraspThreshold",
            $"is {map.GraspThreshold} and ReleaseThreshold {map.ReleaseThreshold}, expected release <= grasp, both finite");
    }

    private static void CheckStep(float step, string place) => RobotCheck.Require(
        float.IsFinite(step) && step != 0, place, $"is {step}, expected a finite number other than 0");
}
