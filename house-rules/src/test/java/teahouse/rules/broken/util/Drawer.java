package teahouse.rules.broken.util;

class Drawer {}
