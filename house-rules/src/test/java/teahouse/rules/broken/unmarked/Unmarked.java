package teahouse.rules.broken.unmarked;

class Unmarked {}
